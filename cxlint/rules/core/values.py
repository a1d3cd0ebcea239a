"""CX012: values that cannot be understood."""

from __future__ import annotations

from cxlint.rule import ERROR, CoreRule, Message


def _says(text: str) -> Message:
    return Message(ERROR, text, "{instead}")


class Value(CoreRule):
    id = "CX012"
    name = "unclear-value"
    summary = "Every value has the form and the unit that its field needs."
    why = "A value that can be read in two ways, or not at all, promises the customer nothing that can be checked."
    fix = "Write the value as shown."
    messages = {
        "currency-missing": _says("'{written}' does not say of which currency it is."),
        "currency-symbol": _says(
            "The sign in '{written}' is shared by several currencies; write the currency's three letters."
        ),
        "currency-unknown": _says("'{written}' has no currency that is known by three letters, such as EUR."),
        "date-calendar": _says(
            "'{written}' is a day of another calendar; write it in the international one."
        ),
        "date-format": _says("'{written}' is not a day; write year-month-day."),
        "date-impossible": _says("The day '{written}' does not exist."),
        "day-unknown": _says(
            "'{written}' names a day that is not known; write Mon, Tue, Wed, Thu, Fri, Sat or Sun."
        ),
        "days-missing": _says("'{written}' does not say on which days."),
        "digits-ambiguous": _says("'{written}' can be read as two different numbers."),
        "negative": _says("'{written}' is below zero; '{field}' cannot be."),
        "none-not-allowed": _says("'{field}' needs a value; the word none is not possible here."),
        "not-a-duration": _says("'{written}' is not a length of time."),
        "not-a-measure": _says("'{written}' is not a value that can be measured."),
        "not-a-number": _says("'{written}' is not a number."),
        "not-a-place": _says("'{written}' does not name a document; write its kind, a slash and its id."),
        "not-a-reference": _says("'{written}' is not the id of a document."),
        "not-a-version": _says("'{written}' is not a version number."),
        "not-a-whole-number": _says("'{written}' is not a whole number."),
        "not-an-amount": _says("'{written}' is neither a share in per cent nor an amount of money."),
        "not-an-id": _says("'{written}' cannot be an id: use letters, digits, - and _ only, without spaces."),
        "not-hours": _says("'{written}' are not opening hours."),
        "not-money": _says("'{written}' is not an amount of money."),
        "not-percent": _says("'{written}' is not a share in per cent."),
        "not-the-form": _says("'{written}' does not have the form that '{field}' needs."),
        "not-yes-no": _says("'{written}' is neither true nor false."),
        "out-of-range": _says("'{written}' is larger than anything that makes sense here."),
        "range": _says("'{written}' is a range; a promise to the customer is one value."),
        "time-impossible": _says("'{written}' has a time of day that does not exist."),
        "times-missing": _says("'{written}' does not say from when to when."),
        "too-large": _says("'{written}' is more than {limit}, the most that makes sense for '{field}'."),
        "too-small": _says("'{written}' is less than {limit}, the least that makes sense for '{field}'."),
        "unit-missing": _says("'{written}' does not say of what: minutes, hours, days, weeks or months?"),
        "unit-unknown": _says("'{written}' has a unit that is not known."),
    }
