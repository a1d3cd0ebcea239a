"""CHN003: a machine that cannot help hands over to a person who knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_BOT = "kind: channel\nid: nori\ntype: bot\nbot: "


class BotHandsOverOptions(Options):
    failures: int = option(2, "Handing over only after more failed attempts is a warning.")


class BotHandsOver(DocumentRule[BotHandsOverOptions]):
    id = "CHN003"
    name = "bot-hands-over"
    summary = "A machine that cannot help soon hands customers over to a person, with all they have said."
    why = (
        "Customers who are not understood are asked the same again, then start anew with a person. "
        "They have told everything twice before anybody helps."
    )
    fix = "Let the machine hand over after one or two failed attempts, and pass the conversation on."
    kinds = ("channel",)
    level = 3
    sources = ("S1.5", "S4.2", "S4.16")
    clauses = ("Directive 2011/83/EU (CRD) Art 16d(3)",)
    options = BotHandsOverOptions
    messages = {
        "no-handover": Message(
            ERROR,
            "Nothing lets customers go on from “{title}” to a person. "
            "Whom the machine cannot help, nobody helps.",
            "handoff: true\nfailures_before: 1\ncarries: [history, problem]",
        ),
        "late": Message(
            WARNING,
            "“{title}” fails customers {failures} times before it hands them over to a person. "
            "After {most} most have given up.",
            "failures_before: {most}",
        ),
        "nothing-carried": Message(
            ERROR,
            "“{title}” passes nothing on when it hands customers over: "
            "they have to explain everything again.",
            "carries: [history, problem]",
        ),
    }
    good = (
        Case(_BOT + "{handoff: true, failures_before: 2, carries: [history]}\n"),
        Case(_BOT + "{handoff: true, failures_before: 3, carries: [history]}\n", options={"failures": 3}),
        Case("kind: channel\nid: old\ntype: bot\nservice: false\n", applies=False),
        Case("kind: channel\nid: phone\ntype: phone\n", applies=False),
    )
    bad = (
        Case("kind: channel\nid: nori\ntype: bot\n", ((2, 5, "no-handover"),)),
        Case(_BOT + "{handoff: false, failures_before: 4, carries: none}\n", ((4, 16, "no-handover"),)),
        Case("kind: channel\nid: chat\ntype: chat\nbot: {carries: [history]}\n", ((4, 1, "no-handover"),)),
        Case(_BOT + "{handoff: true, failures_before: 3, carries: [history]}\n", ((4, 39, "late"),)),
        Case(
            _BOT + "{handoff: true, failures_before: 2, carries: [history]}\n",
            ((4, 39, "late"),),
            options={"failures": 1},
        ),
        Case(_BOT + "{handoff: true, carries: none}\n", ((4, 31, "nothing-carried"),)),
        Case(_BOT + "{handoff: true}\n", ((4, 1, "nothing-carried"),)),
    )

    def applies(self, document: Document, options: BotHandsOverOptions) -> bool:
        is_bot = document.word("type") == "bot" or document.states("bot")
        return is_bot and document.flag("service") is not False

    def check(self, document: Document, options: BotHandsOverOptions) -> Iterator[Hit]:
        if not document.flag("bot.handoff"):
            yield at(document, "bot.handoff", "no-handover")
            return
        failures = document.number("bot.failures_before")
        if failures is not None and failures > options.failures:
            yield at(document, "bot.failures_before", "late", failures=failures, most=options.failures)
        if not document.words("bot.carries"):
            yield at(document, "bot.carries", "nothing-carried")
