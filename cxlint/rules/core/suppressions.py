"""CX030 to CX039: comments and waivers that let a finding pass, and what is wrong with them."""

from __future__ import annotations

from cxlint.rule import ERROR, WARNING, CoreRule, Message

_EVIDENCE = (
    "Whoever lets a rule that protects customers go unkept must say who decided it, why, and until when."
)


class IgnoreMalformed(CoreRule):
    id = "CX030"
    name = "ignore-malformed"
    summary = "Comments that ignore a finding name the rule, a last day and a reason."
    why = _EVIDENCE + " A comment that cannot be understood has no effect."
    fix = (
        'Write it like this: # cxlint: ignore[POL004] until=2027-01-31 reason="New prices start in February"'
    )
    messages = {
        "form": Message(
            ERROR,
            "This comment is meant for cxlint but cannot be understood, so it has no effect. "
            'Write: # cxlint: ignore[POL004] until={until} reason="Why this must wait"',
        ),
        "no-rule": Message(
            ERROR,
            "This comment does not say which rule it ignores, so it has no effect. "
            "Put the rule in the brackets, as in ignore[POL004].",
        ),
        "no-until": Message(
            ERROR, "This comment has no last day, so it has no effect. Add until={until}, for example."
        ),
        "bad-until": Message(
            ERROR,
            "'{written}' is not a day of the calendar, so this comment has no effect. "
            "Write year, month and day, as in until={until}.",
        ),
        "no-reason": Message(
            ERROR, 'This comment gives no reason, so it has no effect. Add reason="Why this must wait".'
        ),
    }


class IgnoreUnused(CoreRule):
    id = "CX031"
    name = "ignore-unused"
    summary = "Comments and waivers are deleted once there is nothing left to let pass."
    why = "Left behind, it would silently let the same harm to customers come back."
    fix = "Delete it."
    messages = {
        "inline": Message(
            WARNING, "There is no finding of {rule} here any more. Delete {rule} from this comment."
        ),
        "waiver": Message(WARNING, "There is no finding of {rule} at {subject}. Delete this waiver."),
    }


class SuppressionExpired(CoreRule):
    id = "CX032"
    name = "suppression-expired"
    summary = "Comments and waivers end on their last day."
    why = "The exception was granted for a time that is over; customers still bear it."
    fix = "Keep the rule now and delete the exception, or have it decided again."
    messages = {
        "inline": Message(
            ERROR, "This comment ended on {until}. Mend what it ignores and delete it, or decide again."
        ),
        "waiver": Message(
            ERROR,
            "This waiver ended on {until}. Mend what it is for and delete it, "
            "or have it prolonged: by a new waiver with 'renews: {id}' that is approved again.",
        ),
    }


class SuppressionOverlong(CoreRule):
    id = "CX033"
    name = "suppression-overlong"
    summary = "No exception is granted for more than 180 days."
    why = "An exception without a near end becomes the rule, and nobody asks again what it does to customers."
    fix = "Choose an earlier last day; it can be decided again when it comes."
    messages = {
        "inline": Message(
            ERROR,
            "This comment would hold until {until}, more than {days} days ahead, so it has no effect. "
            "Write until={latest} or earlier.",
        ),
        "waiver": Message(
            ERROR,
            "This waiver would hold until {until}, more than {days} days after {start}, so it has no effect. "
            "Write {latest} or an earlier day.",
            "expires: {latest}",
        ),
    }


class WaiverSelfApproved(CoreRule):
    id = "CX034"
    name = "waiver-self-approved"
    summary = "A waiver is approved by someone other than those who want it."
    why = "Who has the advantage of an exception cannot be the one who weighs it against the customer."
    fix = "Let somebody else decide, and name that person under 'approved_by'."
    messages = {
        "owner": Message(
            ERROR,
            "{who} owns this waiver and approved it too, so it has no effect. Let somebody else approve it.",
            "approved_by: another-person-id",
        ),
        "requester": Message(
            ERROR,
            "{who} asked for this waiver and approved it too, so it has no effect. Let somebody else approve it.",
            "approved_by: another-person-id",
        ),
    }


class SuppressionsOverlap(CoreRule):
    id = "CX035"
    name = "suppressions-overlap"
    summary = "One finding is let pass by one comment or waiver only."
    why = "With two of them, deleting one changes nothing, and nobody can tell which reason and which day count."
    fix = "Delete one of the two."
    messages = {
        "overlap": Message(
            WARNING,
            "A finding of {rule} that this lets pass is let pass by {other} already. Delete one of the two.",
        ),
    }


class SuppressionUnknown(CoreRule):
    id = "CX036"
    name = "suppression-unknown"
    summary = "Comments and waivers name rules, documents and fields that exist."
    why = _EVIDENCE + " Under a wrong name it has no effect."
    fix = "Correct the name; `cxlint rules` lists the rules."
    messages = {
        "rule-near": Message(ERROR, "There is no rule '{written}'; did you mean '{near}'?"),
        "rule": Message(ERROR, "There is no rule '{written}'. `cxlint rules` lists them."),
        "subject-near": Message(ERROR, "There is no {written}; did you mean {near}?", "subject: {near}"),
        "subject": Message(
            ERROR, "There is no {written}. Write the kind and id of a document, as in policy/returns."
        ),
        "field-near": Message(
            ERROR, "There is no field '{written}' at {subject}; did you mean '{near}'?", "subject: {meant}"
        ),
        "field": Message(ERROR, "There is no field '{written}' at {subject}. Known are {fields}."),
    }


class SuppressionNotAllowed(CoreRule):
    id = "CX037"
    name = "suppression-not-allowed"
    summary = "Errors pass only with a waiver, and some rules never."
    why = "What hurts customers gravely must not be settled by a comment that one person writes alone."
    fix = "Mend the finding; for an error, write a waiver that somebody else approves."
    messages = {
        "inline-on-error": Message(
            ERROR,
            "{rule} found an error here, and a comment cannot let an error pass. "
            "Mend it, or write a waiver with `cxlint new waiver NAME` and have it approved.",
        ),
        "mandatory": Message(
            ERROR,
            "{rule} is mandatory here: nothing can let it pass. Mend what it finds and delete this exception.",
        ),
        "core": Message(
            ERROR,
            "{rule} says that something cannot be read or checked, and nothing can let that pass. "
            "Mend what it finds and delete this exception.",
        ),
    }


class WaiverIncomplete(CoreRule):
    id = "CX038"
    name = "waiver-incomplete"
    summary = "A waiver says for which rule and what it is, why, who answers for it, who approved it, and until when."
    why = _EVIDENCE + " A waiver that does not has no effect."
    fix = "Add what the message names."
    messages = {
        "missing": Message(
            ERROR, "This waiver has no '{field}', so it has no effect. Write {line}.", "{line}"
        ),
        "approver": Message(
            ERROR,
            "{who} cannot approve anything: an active person must. Until then this waiver has no effect.",
            "approved_by: another-person-id",
        ),
        "not-accountable": Message(
            ERROR,
            "{who} cannot approve this: {subject} is the matter of others. Until one of them approves it "
            "({able}), this waiver has no effect.",
            "approved_by: {first}",
        ),
        "nobody-accountable": Message(
            ERROR,
            "{who} cannot approve this: nobody is named who answers for {subject}, neither an owner, champion or "
            "sponsor of its area, nor a CX lead or sponsor of the organisation. Until then this waiver has no effect.",
            "kind: organisation\nid: {organisation}\ncx_lead: a-person-id",
        ),
        "still-requested": Message(
            ERROR,
            "{who} approved this waiver, but its status is still 'requested', so it has no effect.",
            "status: approved",
        ),
        "approved-later": Message(
            ERROR,
            "This waiver is approved only on {approved_on}. Until that day it has no effect.",
            "approved_on: {today}",
        ),
    }


class WaiverProlonged(CoreRule):
    id = "CX039"
    name = "waiver-prolonged"
    summary = "A waiver is prolonged twice at most, and only by one for the same rule and the same thing."
    why = (
        "An exception that is prolonged again and again has become the rule, and customers bear it for ever."
    )
    fix = "Mend what the waiver is for. If that is impossible, the rule or its limit is wrong: decide that openly in cxlint.yaml."
    messages = {
        "too-often": Message(
            ERROR,
            "This exception was prolonged {count} times already, and {most} is the most, so this waiver has no effect. "
            "Mend what it is for.",
        ),
        "by-history": Message(
            ERROR,
            "As the history of the repository tells, this exception was prolonged {count} times already, and {most} is the "
            "most. Mend what it is for.",
        ),
        "circle": Message(
            ERROR,
            "This waiver prolongs itself by way of {chain}, so it has no effect. Name the earlier one under 'renews'.",
        ),
        "other": Message(
            ERROR,
            "{earlier} is for {rule} at {subject}, so this waiver cannot prolong it and has no effect. "
            "Delete 'renews', and have this one approved by itself.",
        ),
    }
