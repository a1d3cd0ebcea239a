"""Results built by hand: one as a company would meet it, one as an attacker would like it."""

from __future__ import annotations

from datetime import date

from cxlint.diagnostics import Finding, Outcome, Related, Severity, Span, Subject
from cxlint.result import Assessments, DocumentInfo, Result, RuleInfo

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def finding(**given: object) -> Finding:
    """A finding with what is given and plain words for the rest."""
    plain: dict[str, object] = {
        "file": "policies/returns.yaml",
        "span": Span(3, 9, 3, 16),
        "rule": "POL001",
        "name": "short-return-window",
        "severity": ERROR,
        "key": "short",
        "text": "Customers have 10 days to return what they bought; 14 days is the least.",
        "why": "Parcels arrive late and gifts are opened later.",
        "fix": "Give at least 30 days.",
        "write": "window: 30 days",
        "subject": Subject("policy", "returns"),
        "title": "Returns",
        "pointer": "terms.return.window",
        "path": ("terms", "return", "window"),
        "owner": "mona-k",
        "area": "retail",
        "fingerprint": "0123456789abcdef",
    }
    return Finding(**{**plain, **given})  # type: ignore[arg-type]


def result(
    findings: tuple[Finding, ...] = (),
    *,
    lines: dict[str, tuple[str, ...]] | None = None,
    waived: tuple[Finding, ...] = (),
    documents: tuple[DocumentInfo, ...] = (),
    outcomes: dict[Subject, dict[str, Outcome]] | None = None,
    **given: object,
) -> Result:
    """A result around findings; documents are judged as `outcomes` says."""
    rules = {f.rule: rule_of(f) for f in (*findings, *waived)}
    columns = sorted(rules.keys() | {rule for row in (outcomes or {}).values() for rule in row})
    assessments = Assessments(tuple(columns))
    for subject, row in (outcomes or {}).items():
        assessments.add(subject, bytes(row.get(rule, Outcome.NOT_APPLICABLE) for rule in columns))
    for rule in columns:
        rules.setdefault(
            rule, RuleInfo(rule, rule.lower(), rule.rstrip("0123456789"), ERROR, 1, rule, "", "")
        )
    plain: dict[str, object] = {
        "root": "/srv/someone/company",
        "as_of": date(2026, 11, 22),
        "language": "en",
        "fail_on": ERROR,
        "rules": dict(sorted(rules.items())),
        "files": len({d.file for d in documents}) or len({f.file for f in findings}),
    }
    return Result(
        findings=tuple(sorted(findings, key=lambda f: f.order)),
        waived=waived,
        assessments=assessments,
        documents=documents,
        lines={file: dict(enumerate(text, 1)) for file, text in (lines or {}).items()},
        **{**plain, **given},  # type: ignore[arg-type]
    )


def rule_of(found: Finding) -> RuleInfo:
    """The rule of a finding, as far as the finding tells."""
    letters = found.rule.rstrip("0123456789")
    summary = f"The summary of {found.name}."
    return RuleInfo(
        found.rule, found.name, letters, found.severity, 1, summary, found.why, found.fix,
        ("Narvar 2021",), (), found.plugin,
    )  # fmt: skip


RETURNS = (
    "kind: policy",
    "id: returns-online",
    'title: "Returns bought online"',
    "area: retail",
    "owner: mona-k",
    "terms:",
    "  return:",
    "    window: 10 days",
    "    starts_at: purchase",
    "  refund:",
    "    method: store_credit",
    '    note: {en: "Fees apply", ar: "رسوم إضافية قد تطبق"}',
)
MORTGAGE = (
    "kind: touchpoint",
    "id: mortgage-statements",
    "area: mortgages",
    "title: Mortgage statements",
    "owners: []",
)
CHAMPIONS = ("kind: area", "id: mortgages", "title: Mortgages", "champion: jonas-w")
KPIS = ("kind: kpi", "id: csat", "title: Customer satisfaction", "target: 80%", "due: ۱۴۰۵/۰۹/۰۱")

_RETURNS = Subject("policy", "returns-online")
_MORTGAGE = Subject("touchpoint", "mortgage-statements")
_AREA = Subject("area", "mortgages")
_CSAT = Subject("kpi", "csat")
_ORGANISATION = Subject("organisation", "organisation")
_COMPLAINTS = Subject("policy", "complaints")


def _returns(line: int, columns: tuple[int, int], **given: object) -> Finding:
    where: dict[str, object] = {
        "file": "policies/returns-online.yaml",
        "span": Span(line, columns[0], line, columns[1]),
        "subject": _RETURNS,
        "title": "Returns bought online",
        "owner": "mona-k",
        "area": "retail",
        "fingerprint": f"{line:016x}",
    }
    return finding(**{**where, **given})


def realistic() -> Result:
    """A company with gaps as real companies have them."""
    findings = (
        _returns(
            8, (13, 20), rule="POL001", name="short-return-window",
            text="Customers who buy online have 10 days to send a purchase back. Fewer than 14 days is against the "
            "law in much of the world, and fewer than 30 days loses customers.",
            why="Parcels arrive late, gifts are opened weeks later, and people who fear the deadline do not buy. In "
            "surveys nine of ten customers read the return policy before they order.",
            write="terms:\n  return:\n    window: 30 days",
        ),
        _returns(
            9, (16, 24), rule="POL002", name="window-starts-before-delivery",
            text="The days to return something start at 'purchase', before the customer holds it.",
            why="Every day that the parcel is on its way is taken from the customer.",
            write="starts_at: delivery",
        ),
        _returns(
            11, (13, 25), rule="POL006", name="store-credit-only",
            text="Refunds are paid as store credit only; customers do not get their money back.",
            why="Money that cannot leave the shop is not a refund.",
            write="method: original", pointer="terms.refund.method",
            related=(Related("policies/terms.md", Span(14, 1, 14, 20), "Here the money is promised back."),),
        ),
        _returns(
            12, (34, 55), rule="POL037", name="vague-promise", severity=WARNING,
            text="The text 'رسوم إضافية قد تطبق' does not say how much, when or for whom.",
            why="A promise that can mean anything is read as the worst it can mean.",
            write="", fix="Say the amount, as in 'The fee is 5 EUR'.",
        ),
        finding(
            file="touchpoints/mortgage-statements.yaml", span=Span(5, 9, 5, 11), rule="TCH001",
            name="unowned-touchpoint",
            text="Nobody is responsible for the touchpoint 'Mortgage statements'.",
            why="When nobody owns what customers meet, nobody hears that it hurts.",
            write="owners:\n  - kind: person\n    id: jonas-w", subject=_MORTGAGE, title="Mortgage statements",
            owner="nobody", area="mortgages", fingerprint="5" * 16,
        ),
        finding(
            file="areas/mortgages.yaml", span=Span(4, 11, 4, 18), rule="OWN002", name="champion-left",
            text="The champion of Mortgages, jonas-w, left the company on 2026-03-31.",
            why="A champion who is gone speaks for no customer.", write="",
            fix="Name somebody who works here and has agreed to it.", subject=_AREA, title="Mortgages",
            owner="leila-h", area="mortgages", fingerprint="6" * 16,
        ),
        finding(
            file="kpis/csat.yaml", span=Span(5, 6, 5, 16), rule="CX012", name="unclear-value", severity=WARNING,
            text="'۱۴۰۵/۰۹/۰۱' is a day of another calendar; write it in the international one.",
            why="A value that can be read in two ways promises nothing that can be checked.",
            write="due: 2026-11-22", subject=_CSAT, title="Customer satisfaction", owner="leila-h", area="",
            fingerprint="7" * 16,
        ),
        finding(
            file="cxlint.yaml", span=Span(), rule="CX019", name="organisation-assumed", severity=INFO,
            text="No document says who you are, so cxlint assumes a company in no particular country.",
            why="Which laws protect your customers depends on where they live.",
            write="kind: organisation\nid: our-company\njurisdictions: [eu]", subject=_ORGANISATION,
            title="organisation", owner="nobody", area="", pointer="", path=(), fingerprint="8" * 16,
        ),
    )  # fmt: skip
    waived = (
        finding(
            file="policies/complaints.yaml", span=Span(7, 1, 7, 9), rule="POL037", name="vague-promise",
            severity=WARNING, justification="Legal review until 2027-01-31, approved by leila-h",
            subject=_COMPLAINTS, title="Complaints", fingerprint="9" * 16,
        ),
    )  # fmt: skip
    good, bad = Outcome.PASS, Outcome.FAIL
    return result(
        findings,
        waived=waived,
        lines={
            "policies/returns-online.yaml": RETURNS,
            "touchpoints/mortgage-statements.yaml": MORTGAGE,
            "areas/mortgages.yaml": CHAMPIONS,
            "kpis/csat.yaml": KPIS,
        },
        documents=(
            DocumentInfo(
                _RETURNS, "Returns bought online", "policies/returns-online.yaml", "retail", "mona-k"
            ),
            DocumentInfo(_COMPLAINTS, "Complaints", "policies/complaints.yaml", "retail", "mona-k"),
            DocumentInfo(
                _MORTGAGE,
                "Mortgage statements",
                "touchpoints/mortgage-statements.yaml",
                "mortgages",
                "nobody",
            ),
            DocumentInfo(_AREA, "Mortgages", "areas/mortgages.yaml", "mortgages", "leila-h"),
            DocumentInfo(Subject("area", "retail"), "خدمات التجزئة", "areas/retail.yaml", "retail", "mona-k"),
            DocumentInfo(_CSAT, "Customer satisfaction", "kpis/csat.yaml", "", "leila-h"),
        ),
        outcomes={
            _RETURNS: {"CX": good, "POL001": bad, "POL002": bad, "POL006": bad, "POL037": bad},
            _COMPLAINTS: {"CX": good, "POL037": Outcome.WAIVED},
            _MORTGAGE: {"CX": good, "TCH001": bad},
            _AREA: {"CX": good, "OWN002": bad},
            Subject("area", "retail"): {"CX": good, "OWN002": good},
            _CSAT: {"CX": bad},
        },
        files=6,
        notes=("3 YAML or Markdown files without a cxlint 'kind' were not checked",),
    )


def with_crash() -> Result:
    """The realistic result after a plugin's rule broke."""
    base = realistic()
    crash = finding(
        file="kpis/csat.yaml", span=Span(), rule="CX900", name="rule-crash", subject=_CSAT, owner="leila-h",
        title="Customer satisfaction", text="Rule ACM001 of 'acme-rules' broke here and checked nothing (KeyError: 'x').",
        why="A rule that breaks has checked nothing.", fix="Report it to the author of the plugin.", write="",
        fingerprint="a" * 16, pointer="", path=(),
    )  # fmt: skip
    rules = {**base.rules, "CX900": rule_of(crash)}
    return base._replace(findings=(crash, *base.findings), rules=rules, incomplete=True)
