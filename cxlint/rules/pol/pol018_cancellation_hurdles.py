"""POL018: saying so is enough to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import longer
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration

REQUIRES = "terms.cancellation.requires"
BUTTON = "terms.cancellation.button_label"
CONFIRMED = "terms.cancellation.confirmation_within"
ONLINE = "terms.cancellation.withdrawal_function.online"
KEPT = "terms.cancellation.withdrawal_function.durable_acknowledgement"


class CancellationHurdlesOptions(Options):
    """How soon leaving is confirmed, and what may be asked for."""

    slow: Duration = option("1 hour", "A later confirmation is a warning.", source="convention")
    very_slow: Duration = option("24 hours", "A later confirmation fails.", source="convention")
    harmless: tuple[str, ...] = option(
        ("reason",), "What may be asked of somebody who leaves without stopping them."
    )
    report_missing: bool = option(False, "Whether a policy that says nothing of a confirmation fails.")


class CancellationHurdles(DocumentRule[CancellationHurdlesOptions]):
    """No call, no letter, no visit, and proof at once."""

    id = "POL018"
    name = "cancellation-hurdles"
    summary = "Saying so is enough to leave, and customers have it in writing soon."
    why = (
        "Calls, letters and visits are asked for because people give up on them. "
        "Without a confirmation nobody can prove that they have left, and they are charged again."
    )
    fix = "Let customers leave with one plain message, and confirm it within the hour."
    kinds = ("policy",)
    level = 5
    sources = ("S3.2",)
    clauses = (
        "Consumer Duty PRIN 2A.6.3G",
        "OECD dark commercial patterns 2022, obstruction",
        "Directive 2011/83/EU (CRD) Art 11a",
        "BGB § 312k",
        "C. conso L215-1-1",
        "C. conso D215-1 to D215-3",
        "15 USC 8403 (ROSCA)",
        "Guidelines on Dark Patterns 2023 Annexure 1",
    )
    needs = ("terms.cancellation",)
    options = CancellationHurdlesOptions
    law = {REQUIRES: "requires-", BUTTON: "button-", ONLINE: "online-", KEPT: "kept-"}
    messages = {
        "hurdles": Message(
            ERROR,
            "To leave, customers have to do more than say so: {hurdles}. Many cannot or give up, and pay on; "
            "ask for nothing of the kind.",
            "requires: {kept}",
        ),
        "unconfirmed": Message(
            ERROR,
            "Nobody promises customers that leaving is confirmed. They cannot prove that they have left and may be "
            "charged again; confirm it in writing, within {most} is recommended.",
            "confirmation_within: {most}",
        ),
        "slow": Message(
            WARNING,
            "Customers who have left wait up to {time} for a confirmation and wonder whether it worked. "
            "Confirm it within {most}.",
            "confirmation_within: {most}",
        ),
        "very-slow": Message(
            ERROR,
            "Customers who have left wait up to {time} for a confirmation, and cannot prove anything until then. "
            "Confirm it within {most}.",
            "confirmation_within: {most}",
        ),
        "not-online": Message(
            WARNING,
            "Customers cannot take back an order online, where they made it. Let them do it there.",
            "online: true",
        ),
        "not-kept": Message(
            WARNING,
            "Customers who take back an order get no answer that they can keep. Send them one, by email for example.",
            "durable_acknowledgement: true",
        ),
        **legal(
            "To leave, customers have to do more than the law allows: {value}.",
            "requires: none",
            "requires-",
            floor=ERROR,
        ),
        **legal(
            "Nothing says what the button is called by which customers leave online. By law there is one, with plain words on it.",
            "button_label: {limit}",
            "button-",
        ),
        **legal(
            "Customers cannot take back an order online, where they made it. By law they can.",
            "online: true",
            "online-",
            floor=WARNING,
        ),
        **legal(
            "Nothing says that customers can take back an order online, where they made it. By law they can.",
            "online: true",
            "online-missing-",
        ),
        **legal(
            "Customers who take back an order get no answer that they can keep. By law they do.",
            "durable_acknowledgement: true",
            "kept-",
            floor=WARNING,
        ),
    }
    good = (
        Case(
            "kind: policy\nid: leave\nterms:\n  cancellation:\n    requires: none\n    confirmation_within: 1 hour\n"
            "    withdrawal_function: {online: true, durable_acknowledgement: true}\n"
        ),
        Case("kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: immediately}}\n"),
        Case("kind: policy\nid: leave\nterms: {cancellation: {steps: 2}}\n"),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: 1 hour, requires: [reason]}}\n"
        ),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: 1 hour, requires: [reason, letter]}}\n",
            ((3, 63, "hurdles"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: 1 hour, requires: [reason]}}\n",
            ((3, 63, "hurdles"),),
            options={"harmless": []},
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {steps: 2}}\n",
            ((3, 9, "unconfirmed"),),
            options={"report_missing": True},
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: 61 minutes}}\n",
            ((3, 45, "slow"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: 24 hours}}\n",
            ((3, 45, "slow"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: 25 hours}}\n",
            ((3, 45, "very-slow"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: 1 hour}}\n",
            ((3, 45, "slow"),),
            options={"slow": "5 minutes"},
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {confirmation_within: 25 hours}}\n",
            ((3, 45, "slow"),),
            options={"very_slow": "2 days"},
        ),
        Case(
            "kind: policy\nid: leave\nterms:\n  cancellation:\n    confirmation_within: 1 hour\n"
            "    withdrawal_function: {online: false, durable_acknowledgement: false}\n",
            ((6, 35, "not-online"), (6, 67, "not-kept")),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {cancellation: {confirmation_within: 1 hour, requires: [letter]}}\n",
            (3, 63),
            LimitEntry(REQUIRES, "xx", "Act 1", forbids=("letter",)),
            "requires-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {cancellation: {confirmation_within: 1 hour}}\n",
            (3, 9),
            LimitEntry(BUTTON, "xx", "Act 1", required=True),
            "button-",
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {cancellation: {confirmation_within: 1 hour}}\n",
            (3, 9),
            LimitEntry(ONLINE, "xx", "Act 1", forbids=("false",), required=True),
            "online-missing-",
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {cancellation: {confirmation_within: 1 hour, withdrawal_function: {online: false}}}\n",
            (3, 83),
            LimitEntry(ONLINE, "xx", "Act 1", forbids=("false",)),
            "online-",
            floor=WARNING,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {cancellation: {confirmation_within: 1 hour, withdrawal_function: {durable_acknowledgement: false}}}\n",
            (3, 100),
            LimitEntry(KEPT, "xx", "Act 1", forbids=("false",)),
            "kept-",
            floor=WARNING,
        ),
    )

    def check(self, document: Document, options: CancellationHurdlesOptions) -> Iterator[Hit]:
        """Look at what is asked for, at the confirmation, and at taking back an order."""
        asked = document.words(REQUIRES) or ()
        hurdles = tuple(thing for thing in asked if thing not in options.harmless)
        if hurdles:
            kept = written([thing for thing in asked if thing in options.harmless])
            yield at(document, REQUIRES, "hurdles", hurdles=hurdles, kept=kept)
        time = document.duration(CONFIRMED)
        if time is None:
            if options.report_missing:
                yield at(document, CONFIRMED, "unconfirmed", most=options.slow)
        elif longer(document, time, options.slow):
            key = "very-slow" if longer(document, time, options.very_slow) else "slow"
            yield at(document, CONFIRMED, key, time=time, most=options.slow)
        if document.flag(ONLINE) is False:
            yield at(document, ONLINE, "not-online")
        if document.flag(KEPT) is False:
            yield at(document, KEPT, "not-kept")
