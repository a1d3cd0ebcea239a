"""GOV007: an exception says how it will end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document


class WaiverWithAPlan(DocumentRule[NoOptions]):
    """That a waiver is complete, approved by another and not expired is said by CX030 to CX038."""

    id = "GOV007"
    name = "waiver-with-a-plan"
    summary = "A waiver says what will be done until it ends."
    why = "An exception is a debt to customers. One that nobody plans to pay back becomes the rule."
    fix = "Write down what will be done until the last day (remediation), and by whom."
    kinds = ("waiver",)
    level = 2
    sources = ("S3.5",)
    messages = {
        "no-plan": Message(
            WARNING,
            "The waiver '{title}' does not say how the gap will be closed. Customers bear it, and nobody plans "
            "to end it.",
            "remediation: Say here what will be done until the last day, and by whom.",
        ),
    }
    good = (Case("kind: waiver\nid: papers\nremediation: The form goes online in May.\n"),)
    bad = (
        Case("kind: waiver\nid: papers\n", ((2, 5, "no-plan"),)),
        Case('kind: waiver\nid: papers\nremediation: {en: " "}\n', ((3, 14, "no-plan"),)),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for the plan."""
        if not document.text("remediation"):
            yield at(document, "remediation", "no-plan")
