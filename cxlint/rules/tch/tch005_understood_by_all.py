"""TCH005: everybody can understand and use a touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.routes import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PAGE = "kind: touchpoint\nid: page\nchannel: web\nlanguages: [en, ar]\naccessibility: WCAG 2.2 AA\n"
_REST = "---\nkind: channel\nid: web\ntype: web\nlanguages: [en]\n---\nkind: organisation\nid: acme\nlanguages: [ar, en]\n"


class UnderstoodByAllOptions(Options):
    """Where people with disabilities depend on how something is built."""

    digital: tuple[str, ...] = option(
        ("app", "bot", "chat", "messaging", "web"),
        "Types of channel that need an accessibility standard.",
        source="EAA",
    )


class UnderstoodByAll(GraphRule[UnderstoodByAllOptions]):
    """A touchpoint that states no languages has those of its channel; one in public hands is not judged."""

    id = "TCH005"
    name = "understood-by-all"
    summary = "Customers are served in every language of the company, and people with disabilities can use what is digital."
    why = (
        "Who cannot read or use a page has to ask somebody for help with their own affairs, or goes elsewhere. "
        "It hits those first who need the service most."
    )
    fix = "Serve customers in the missing languages, and build to an accessibility standard, WCAG 2.2 AA is recommended."
    kinds = ("touchpoint",)
    level = 5
    sources = ("S1.2",)
    clauses = ("ISO 10002:2018, accessibility", "Directive (EU) 2019/882, digital services")
    options = UnderstoodByAllOptions
    messages = {
        "languages": Message(
            WARNING,
            "Your customers speak {all}, but at “{title}” they are not served in {missing}.",
            "languages: {languages}",
        ),
        "accessibility": Message(
            WARNING,
            "Nothing says whether people with disabilities can use “{title}”. Some of your customers may be shut out.",
            "accessibility: WCAG 2.2 AA",
        ),
    }
    good = (
        Case(_PAGE + _REST),
        Case(_PAGE.replace("languages: [en, ar]\n", "") + _REST.replace("[en]", "[en, ar]")),
        Case(_PAGE.replace("languages: [en, ar]\n", "") + _REST.replace("languages: [en]\n", "")),
        Case(_PAGE.replace("accessibility: WCAG 2.2 AA\n", "") + _REST.replace("type: web", "type: phone")),
        Case(_PAGE.replace("accessibility: WCAG 2.2 AA\n", "") + _REST, options={"digital": ["app"]}),
        Case(_PAGE.replace("[en, ar]", "[en]") + "control: public\n" + _REST, applies=False),
    )
    bad = (
        Case(_PAGE.replace("[en, ar]", "[en]") + _REST, ((4, 12, "languages"),)),
        Case(_PAGE.replace("[en, ar]", "[]") + _REST, ((4, 12, "languages"),)),
        Case(_PAGE.replace("languages: [en, ar]\n", "") + _REST, ((2, 5, "languages"),)),
        Case(_PAGE.replace("accessibility: WCAG 2.2 AA\n", "") + _REST, ((2, 5, "accessibility"),)),
        Case(_PAGE.replace("accessibility: WCAG 2.2 AA\n", "") + _REST.replace("type: web", "type: phone"),
             ((2, 5, "accessibility"),), options={"digital": ["phone"]}),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: UnderstoodByAllOptions) -> bool:
        return document.word("control") not in ELSEWHERE

    def check(
        self, document: Document, workspace: Workspace, options: UnderstoodByAllOptions
    ) -> Iterator[Hit]:
        channel = workspace.target(document, "channel")
        spoken = workspace.organisation.words("languages") or ()
        served = document.words("languages")
        if served is None and channel is not None:
            served = channel.words("languages")
        missing = tuple(language for language in spoken if language not in (served or ()))
        if served is not None and missing:
            languages = f"[{', '.join((*served, *missing))}]"
            yield at(document, "languages", "languages", all=spoken, missing=missing, languages=languages)
        digital = channel is not None and channel.word("type") in options.digital
        if digital and not document.word("accessibility"):
            yield at(document, "accessibility", "accessibility")
