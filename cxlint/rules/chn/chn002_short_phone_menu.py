"""CHN002: a phone menu is short, and a person is one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_PHONE = "kind: channel\nid: phone\nmenu: "


class ShortPhoneMenuOptions(Options):
    depth: int = option(3, "More menus one after the other are a warning.", source="Avaya IR guide")
    choices: int = option(5, "More choices in one menu are a warning.", source="Avaya IR guide")


class ShortPhoneMenu(DocumentRule[ShortPhoneMenuOptions]):
    id = "CHN002"
    name = "short-phone-menu"
    summary = "Phone menus are short, and callers can reach a person at any time."
    why = (
        "Callers forget long lists and get lost in deep ones. "
        "Those whose problem is not on the list hang up or press anything."
    )
    fix = "Ask one or two short questions at most, and let callers press a key to reach a person at any time."
    kinds = ("channel",)
    level = 5
    sources = ("S1.5",)
    needs = ("menu",)
    options = ShortPhoneMenuOptions
    messages = {
        "deep": Message(
            WARNING,
            "Callers of “{title}” go through {depth} menus before anybody speaks to them. "
            "More than {most} wear them out.",
            "depth: {most}",
        ),
        "long": Message(
            WARNING,
            "Callers of “{title}” have to choose between {count} things. "
            "Nobody keeps more than {most} in mind.",
            "options: {most}",
        ),
        "no-way-out": Message(
            ERROR,
            "Callers of “{title}” cannot leave the menu for a person. "
            "Whoever finds no fitting choice is stuck.",
            "zero_out: true",
        ),
    }
    good = (
        Case(_PHONE + "{depth: 3, options: 5, zero_out: true}\n"),
        Case(_PHONE + "{depth: 4, options: 6}\n", options={"depth": 4, "choices": 6}),
        Case("kind: channel\nid: phone\n", applies=False),
    )
    bad = (
        Case(_PHONE + "{depth: 4}\n", ((3, 15, "deep"),)),
        Case(_PHONE + "{depth: 3}\n", ((3, 15, "deep"),), options={"depth": 2}),
        Case(_PHONE + "{options: 6}\n", ((3, 17, "long"),)),
        Case(_PHONE + "{options: 5}\n", ((3, 17, "long"),), options={"choices": 4}),
        Case(_PHONE + "{zero_out: false}\n", ((3, 18, "no-way-out"),)),
    )

    def check(self, document: Document, options: ShortPhoneMenuOptions) -> Iterator[Hit]:
        depth, count = document.number("menu.depth"), document.number("menu.options")
        if depth is not None and depth > options.depth:
            yield at(document, "menu.depth", "deep", depth=depth, most=options.depth)
        if count is not None and count > options.choices:
            yield at(document, "menu.options", "long", count=count, most=options.choices)
        if document.flag("menu.zero_out") is False:
            yield at(document, "menu.zero_out", "no-way-out")
