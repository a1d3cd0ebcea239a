"""Comments that let a warning or an information pass."""

from __future__ import annotations

import pytest

from cxlint.diagnostics import Severity

OK = 'until=2027-01-31 reason="New prices in February"'
BECAUSE = "New prices in February (until 2027-01-31, policies.yaml:{})"
POLICY = "kind: policy\nid: returns\nterms:\n  return:\n    restocking: 15%"


def test_a_comment_at_the_end_of_the_line_lets_its_finding_pass(check, said, waived) -> None:
    result = check(f"{POLICY}  # cxlint: ignore[POL004] {OK}\n")
    assert said(result) == []
    assert waived(result) == [("POL004", BECAUSE.format(5))]
    assert [outcome.word for rule, _, outcome in result.assessments if rule == "POL004"] == ["waived"]


@pytest.mark.parametrize(
    "between", ["", "    # prices are set by the warehouse\n", "\n", "    # a\n\n    # b\n"]
)
def test_a_comment_on_a_line_of_its_own_is_for_the_next_one_that_is_not_a_comment(
    check, said, waived, between: str
) -> None:
    result = check(
        f"kind: policy\nid: returns\nterms:\n  return:\n    # cxlint: ignore[restocking-fee] {OK}\n{between}"
        "    restocking: 15%\n"
    )
    assert said(result) == []
    assert waived(result) == [("POL004", BECAUSE.format(5))]


def test_a_comment_does_not_reach_further_than_its_line(check, said) -> None:
    result = check(
        f"kind: policy\nid: returns\nterms:  # cxlint: ignore[POL004] {OK}\n  return:\n    restocking: 15%\n"
    )
    assert said(result) == [("CX031", "inline", 3, 9), ("POL004", "found", 5, 17)]
    assert result.findings[0].text == (
        "There is no finding of POL004 here any more. Delete POL004 from this comment."
    )
    assert result.findings[0].severity is Severity.WARNING


def test_a_comment_before_the_kind_is_for_the_whole_document_and_only_for_it(check, said, waived) -> None:
    second = POLICY.replace("returns", "exchanges")
    result = check(f"# cxlint: ignore[POL004] {OK}\n# Prices follow.\n{POLICY}\n---\n{second}\n")
    assert said(result) == [("POL004", "found", 13, 17)]
    assert waived(result) == [("POL004", BECAUSE.format(1))]


def test_a_comment_before_the_divider_belongs_to_the_document_below(check, said, waived) -> None:
    second = POLICY.replace("returns", "exchanges")
    result = check(f"{POLICY}\n# cxlint: ignore[POL004] {OK}\n---\n{second}\n")
    assert said(result) == [("POL004", "found", 5, 17)]
    assert [f.subject.id for f in result.waived] == ["exchanges"]


def test_a_comment_at_the_end_of_the_kind_line_is_for_that_line_only(check, said) -> None:
    result = check(POLICY.replace("policy\n", f"policy  # cxlint: ignore[POL004] {OK}\n") + "\n")
    assert said(result) == [("CX031", "inline", 1, 15), ("POL004", "found", 5, 17)]


def test_several_rules_stand_in_one_comment_by_id_or_name(check, said, waived) -> None:
    result = check(
        f"# cxlint: ignore[POL004, rationale, pol004] {OK}\n{POLICY}\nrationale: Because.\n",
    )
    assert said(result) == []
    assert waived(result) == [("POL004", BECAUSE.format(1)), ("POL002", BECAUSE.format(1))]


def test_a_comment_stands_in_the_front_matter_of_a_markdown_file(check, said, waived) -> None:
    text = (
        f"---\n# cxlint: ignore[POL004] {OK}\n{POLICY}\nlanguage: en\n---\n# cxlint: ignore[POL001]\n\nText\n"
    )
    result = check({"returns.md": text})
    assert said(result) == []
    assert waived(result) == [("POL004", "New prices in February (until 2027-01-31, returns.md:2)")]


def test_what_looks_like_a_comment_inside_a_text_is_none(check, said) -> None:
    result = check(
        f"{POLICY}\ndescription: |\n  # cxlint: ignore[POL004] {OK}\nnotes: 'x # cxlint: ignore[POL004]'\n"
    )
    assert said(result) == [("POL004", "found", 5, 17)]


def test_a_comment_that_only_speaks_of_cxlint_is_let_alone(check, said) -> None:
    result = check("# cxlint checks this file; cxlint ignores nothing\nkind: policy\nid: returns\n")
    assert said(result) == []


@pytest.mark.parametrize(
    ("as_of", "passes"), [("2027-01-30", True), ("2027-01-31", True), ("2027-02-01", False)]
)
def test_the_last_day_still_counts_and_the_day_after_does_not(check, said, as_of: str, passes: bool) -> None:
    result = check(f"{POLICY}  # cxlint: ignore[POL004] {OK}\n", as_of)
    found = [] if passes else [("POL004", "found", 5, 17), ("CX032", "inline", 5, 22)]
    assert said(result) == found
    if not passes:
        assert result.findings[1].text == (
            "This comment ended on 2027-01-31. Mend what it ignores and delete it, or decide again."
        )


@pytest.mark.parametrize(("until", "passes"), [("2027-05-21", True), ("2027-05-22", False)])
def test_a_comment_holds_for_180_days_at_most(check, said, until: str, passes: bool) -> None:
    result = check(f'{POLICY}  # cxlint: ignore[POL004] until={until} reason="x"\n')
    assert said(result) == ([] if passes else [("POL004", "found", 5, 17), ("CX033", "inline", 5, 22)])
    if not passes:
        assert result.findings[1].text == (
            "This comment would hold until 2027-05-22, more than 180 days ahead, so it has no effect. "
            "Write until=2027-05-21 or earlier."
        )


@pytest.mark.parametrize(
    ("comment", "keys"),
    [
        ("cxlint: ignore", ["no-reason", "no-rule", "no-until"]),
        (f"cxlint: ignore[] {OK}", ["no-rule"]),
        (f"cxlint: ignore[ , ] {OK}", ["no-rule"]),
        ('cxlint: ignore[POL004] reason="x"', ["no-until"]),
        ("cxlint: ignore[POL004] until=2027-01-31", ["no-reason"]),
        ('cxlint: ignore[POL004] until=2027-01-31 reason=" "', ["no-reason"]),
        ('cxlint: ignore[POL004] until=31.1.2027 reason="x"', ["bad-until"]),
        ('cxlint: ignore[POL004] until=2027-02-30 reason="x"', ["bad-until"]),
        ("cxlint: ignore[POL004]", ["no-reason", "no-until"]),
        ("cxlint: ignore[POL004] until=2027-01-31 reason=new prices", ["form"]),
        (f"cxlint: ignore[POL004]{OK}", ["form"]),
        (f"cxlint: ignore POL004 {OK}", ["form"]),
        (f"cxlint: disable[POL004] {OK}", ["form"]),
        (f"cxlint: ignore[POL004] {OK} by=mona", ["form"]),
        (f"cxlint: ignore[POL004] {OK} until=2027-01-30", ["form"]),
        (f"cxlint: ignore[POL004 {OK}", ["form"]),
        ("cxlint:", ["form"]),
        ("cxlint ignore[POL004]", ["no-reason", "no-until"]),
    ],
)
def test_a_comment_that_is_not_complete_counts_as_not_there(
    check, said, comment: str, keys: list[str]
) -> None:
    result = check(f"{POLICY}  # {comment}\n")
    assert said(result) == [("POL004", "found", 5, 17), *(("CX030", key, 5, 22) for key in keys)]


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        (
            "cxlint: silence",
            "This comment is meant for cxlint but cannot be understood, so it has no effect. "
            'Write: # cxlint: ignore[POL004] until=2027-05-21 reason="Why this must wait"',
        ),
        (
            f"cxlint: ignore[] {OK}",
            "This comment does not say which rule it ignores, so it has no effect. "
            "Put the rule in the brackets, as in ignore[POL004].",
        ),
        (
            'cxlint: ignore[POL004] reason="x"',
            "This comment has no last day, so it has no effect. Add until=2027-05-21, for example.",
        ),
        (
            'cxlint: ignore[POL004] until=soon reason="x"',
            "'soon' is not a day of the calendar, so this comment has no effect. "
            "Write year, month and day, as in until=2027-05-21.",
        ),
        (
            "cxlint: ignore[POL004] until=2027-01-31",
            'This comment gives no reason, so it has no effect. Add reason="Why this must wait".',
        ),
    ],
)
def test_what_is_not_complete_says_what_to_write(check, comment: str, text: str) -> None:
    (fault,) = [f for f in check(f"{POLICY}  # {comment}\n").findings if f.rule == "CX030"]
    assert (fault.text, fault.subject.id) == (text, "returns")


@pytest.mark.parametrize(
    "comment",
    [
        'CXLINT : Ignore [ POL004 ] reason="x" until=2027-01-31',
        "cxlint: ignore[POL004] until=٢٠٢٧-٠١-٣١ reason=“New prices”",
        "cxlint ignore[POL004] until=2027-01-31 reason=prices",
    ],
)
def test_small_differences_in_writing_do_not_matter(check, said, comment: str) -> None:
    assert said(check(f"{POLICY}  # {comment}\n")) == []


def test_an_unknown_rule_is_named_with_what_was_meant(check, said) -> None:
    result = check(f"{POLICY}  # cxlint: ignore[restocking-fees, XYZ999] {OK}\n")
    assert said(result) == [
        ("POL004", "found", 5, 17),
        ("CX036", "rule", 5, 22),
        ("CX036", "rule-near", 5, 22),
    ]
    assert [f.text for f in result.findings[1:]] == [
        "There is no rule 'XYZ999'. `cxlint rules` lists them.",
        "There is no rule 'restocking-fees'; did you mean 'restocking-fee'?",
    ]


def test_an_error_does_not_pass_with_a_comment(check, said) -> None:
    text = POLICY.replace("restocking: 15%", f"window: 3 days  # cxlint: ignore[POL001] {OK}")
    result = check(f"{text}\n")
    assert said(result) == [("POL001", "found", 5, 13), ("CX037", "inline-on-error", 5, 21)]
    assert result.findings[1].text == (
        "POL001 found an error here, and a comment cannot let an error pass. "
        "Mend it, or write a waiver with `cxlint new waiver NAME` and have it approved."
    )
    assert result.waived == ()


def test_an_error_that_the_settings_lower_passes_with_a_comment(check, said) -> None:
    from cxlint.config import RuleSetting

    text = POLICY.replace("restocking: 15%", f"window: 3 days  # cxlint: ignore[POL001] {OK}")
    assert said(check(f"{text}\n", rules={"POL001": RuleSetting(Severity.WARNING)})) == []


def test_a_mandatory_rule_never_passes(check, said) -> None:
    result = check(f"{POLICY}  # cxlint: ignore[POL004] {OK}\n", mandatory=frozenset({"POL004"}))
    assert said(result) == [("POL004", "found", 5, 17), ("CX037", "mandatory", 5, 22)]
    assert result.findings[1].text == (
        "POL004 is mandatory here: nothing can let it pass. Mend what it finds and delete this exception."
    )


def test_what_cannot_be_read_never_passes(check, said) -> None:
    result = check(f"kind: policy\nid: returns\ncolour: red  # cxlint: ignore[CX010] {OK}\n")
    assert said(result) == [("CX010", "unknown-field", 3, 1), ("CX037", "core", 3, 14)]
    assert result.findings[1].text == (
        "CX010 says that something cannot be read or checked, and nothing can let that pass. "
        "Mend what it finds and delete this exception."
    )


def test_a_rule_that_broke_never_passes(check, said) -> None:
    result = check(f"# cxlint: ignore[CX900, BAD001] {OK}\nkind: channel\nid: web\n")
    assert [f.rule for f in result.findings] == ["CX031", "CX037", "CX900"]
    assert result.exit_code == 3


def test_faults_of_comments_never_pass(check, said) -> None:
    result = check(f"# cxlint: ignore[CX031, CX037] {OK}\nkind: policy\nid: returns\n")
    assert said(result) == [("CX037", "core", 1, 1), ("CX037", "core", 1, 1)]


def test_of_a_rule_that_does_not_run_nobody_can_tell_whether_it_is_unused(check, said) -> None:
    text = f"kind: policy\nid: returns\nversion: 1.0.0  # cxlint: ignore[POL004] {OK}\n"
    few = frozenset({"POL001"})
    assert said(check(text, selected=few, origins={"select": "command line --select"})) == []
    assert said(check(text, selected=few)) == [("CX050", "inline", 3, 17)]
    assert said(check(text)) == [("CX031", "inline", 3, 17)]


def test_two_comments_for_one_finding_overlap(check, said, waived) -> None:
    result = check(f"# cxlint: ignore[POL004] {OK}\n{POLICY}  # cxlint: ignore[POL004] {OK}\n")
    assert said(result) == [("CX035", "overlap", 6, 22)]
    assert result.findings[0].text == (
        "A finding of POL004 that this lets pass is let pass by the comment on line 1 of policies.yaml already. "
        "Delete one of the two."
    )
    assert result.findings[0].severity is Severity.WARNING
    assert waived(result) == [("POL004", BECAUSE.format(1))]


def test_a_fault_belongs_to_the_document_that_it_stands_in(check) -> None:
    text = f"kind: policy\nid: first\n---\nkind: policy\nid: second\nversion: 1.0.0  # cxlint: ignore[POL004] {OK}\n"
    assert [f.subject.id for f in check(text).findings] == ["second"]


def test_comments_of_files_saved_as_utf16_are_read(check, registry) -> None:
    from datetime import date

    from cxlint.config import Settings
    from cxlint.engine.corpus import Corpus
    from cxlint.engine.reading import read_text
    from cxlint.model.document import Document
    from cxlint.suppress import clear, gather
    from cxlint.workspace.graph import Workspace

    corpus = Corpus.empty(1)
    read_text(
        corpus,
        "a.yaml",
        "kind: policy\nid: a  # cxlint: ignore\n".encode("utf-16"),
        registry.kinds,
        configured=True,
    )
    assert isinstance(corpus.documents[0], Document)
    workspace = Workspace(corpus.documents, date(2026, 11, 22))
    settings = Settings(root=".")
    gathered = gather(corpus.sources, corpus.marked, workspace, settings, registry)
    faults = clear((), gathered, workspace, settings, registry).faults
    assert [(f.fault.key, f.fault.span.line) for f in faults] == [
        ("no-rule", 2),
        ("no-until", 2),
        ("no-reason", 2),
    ]


def test_a_finding_about_several_places_passes_only_at_its_first(registry) -> None:
    from datetime import date

    from cxlint.config import Settings
    from cxlint.diagnostics import Finding, Related, Span, Subject
    from cxlint.engine.corpus import Corpus
    from cxlint.engine.reading import read_text
    from cxlint.suppress import clear, gather
    from cxlint.workspace.graph import Workspace

    def finding(line: int, other: int) -> Finding:
        return Finding(
            file="a.yaml", span=Span(line, 5, line, 9), rule="POL004", name="", severity=Severity.WARNING, key="found",
            text="", why="", fix="", write="", subject=Subject("policy", "a"), title="", pointer="", path=(), owner="",
            area="", fingerprint="", related=(Related("a.yaml", Span(other, 5, other, 9), ""),),
        )  # fmt: skip

    corpus = Corpus.empty(1)
    text = f"kind: policy\nid: a\ntitle: A  # cxlint: ignore[POL004] {OK}\nnotes: B\n"
    read_text(corpus, "a.yaml", text.encode(), registry.kinds, configured=True)
    workspace = Workspace(corpus.documents, date(2026, 11, 22))
    here, elsewhere = finding(3, 4), finding(4, 3)
    settings = Settings(root=".", selected=frozenset(registry.rules))
    gathered = gather(corpus.sources, corpus.marked, workspace, settings, registry)
    result = clear((here, elsewhere), gathered, workspace, settings, registry)
    assert result.open == (elsewhere,)
    assert [f.span.line for f in result.waived] == [3]
    assert result.faults == ()
