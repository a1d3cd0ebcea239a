"""Two workspaces side by side: which documents changed, whom that touches, who has to agree, and what the rules say."""

from __future__ import annotations

import json
import types
from datetime import date

import pytest

from cxlint.config.settings import RuleSetting, Settings
from cxlint.diagnostics import Outcome, Severity, Subject
from cxlint.engine.changes import compare
from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.engine.run import Run
from cxlint.hookspecs import hookimpl
from cxlint.model.effect import Effect
from cxlint.model.spec import KindRef
from cxlint.plugins import build_registry
from cxlint.rule import ChangeRule, Message, reference

DAY = date(2026, 11, 22)
POLICY = "kind: policy\nid: returns\nversion: 1.0.0\narea: retail\nterms: {return: {window: 30 days}}\n"
COMPANY = {
    "company.yaml": "kind: organisation\nid: company\nexecutive_sponsor: lena\n",
    "people.yaml": "kind: person\nid: mona\nname: Mona\n---\nkind: person\nid: lena\nname: Lena\nlevel: executive\n",
    "areas.yaml": (
        "kind: area\nid: retail\nowner: mona\ncx_champion: mona\narea: sales\n"
        "---\nkind: area\nid: sales\nexecutive_sponsor: lena\n"
    ),
}


@pytest.fixture
def registry():
    return build_registry(entry_points=False)


def run_of(files, registry, **given):
    corpus = Corpus.empty()
    for name, text in sorted({**COMPANY, **files}.items()):
        read_text(corpus, name, text.encode(), registry.kinds, configured=True)
    given.setdefault("selected", frozenset(registry.rules))
    return Run(Settings(root=".", file="cxlint.yaml", **given), registry, corpus, DAY)


@pytest.fixture
def compared(registry):
    def run(before, after, **given):
        return compare(run_of(before, registry, **given), run_of(after, registry, **given))

    return run


def rules(comparison):
    return sorted({finding.rule for finding in comparison.findings})


def test_nothing_changed(compared) -> None:
    comparison = compared({"a.yaml": POLICY}, {"a.yaml": f"# a remark\n{POLICY}"})
    assert comparison.changes == ()
    assert (comparison.findings, comparison.exit_code(Severity.ERROR)) == ((), 0)


def test_a_document_in_another_file_is_the_same_document(compared) -> None:
    before = {"a.yaml": POLICY, "b.yaml": "kind: channel\nid: web\n"}
    after = {"policies/returns.yaml": f"kind: channel\nid: web\n---\n{POLICY}"}
    assert compared(before, after).changes == ()


def test_a_change_is_told_with_its_effect_and_its_files(compared) -> None:
    comparison = compared({"a.yaml": POLICY}, {"b.yaml": POLICY.replace("30", "14")})
    (changed,) = comparison.changes
    assert (changed.status, changed.effect, changed.file) == ("changed", Effect.WORSE, "b.yaml")
    assert [field.pointer for field in changed.fields] == ["terms.return.window"]
    finding = next(f for f in comparison.findings if f.rule == "DIF001")
    assert (finding.file, finding.span.line, finding.pointer) == ("b.yaml", 5, "terms.return.window")
    assert finding.text == (
        "Customers get 16 days less. How long customers may return a purchase: 14 days instead of 30 days."
    )
    assert finding.write == "window: 30 days"
    assert comparison.exit_code(Severity.ERROR) == 1
    assert comparison.exit_code(None) == 0


def test_the_version_to_write_next_is_told(compared) -> None:
    findings = compared({"a.yaml": POLICY}, {"a.yaml": POLICY.replace("30", "14")}).findings
    assert [f.write for f in findings if f.rule == "DIF008"] == ["version: 2.0.0"]
    findings = compared({"a.yaml": POLICY}, {"a.yaml": POLICY.replace("30", "60")}).findings
    assert [f.write for f in findings if f.rule == "DIF008"] == ["version: 1.1.0"]
    findings = compared({"a.yaml": POLICY}, {"a.yaml": f"{POLICY}title: Returns\n"}).findings
    assert [f.write for f in findings if f.rule == "DIF008"] == ["version: 1.0.1"]


def test_what_is_renamed_without_saying_so_counts_as_removed(compared) -> None:
    renamed = POLICY.replace("id: returns", "id: sending-back")
    comparison = compared({"a.yaml": POLICY}, {"a.yaml": renamed})
    assert [(c.subject.id, c.status) for c in comparison.changes] == [
        ("returns", "removed"),
        ("sending-back", "added"),
    ]
    (finding,) = [f for f in comparison.findings if f.rule == "DIF012"]
    assert finding.subject == Subject("policy", "returns")
    assert finding.write == "kind: policy\nid: sending-back\nsupersedes: [returns]\n"


def test_what_is_superseded_is_compared_with_what_takes_its_place(compared) -> None:
    renamed = (
        POLICY.replace("id: returns", "id: sending-back").replace("30", "14") + "supersedes: [returns]\n"
    )
    comparison = compared({"a.yaml": POLICY}, {"a.yaml": renamed})
    (changed,) = comparison.changes
    assert (changed.status, changed.was, changed.subject.id) == ("renamed", "returns", "sending-back")
    assert changed.effect is Effect.WORSE
    assert {"DIF001", "DIF008"} <= set(rules(comparison))
    assert "DIF012" not in rules(comparison)


def test_what_supersedes_two_is_compared_with_both(compared) -> None:
    other = POLICY.replace("id: returns", "id: returns-web").replace("30", "10")
    both = (
        POLICY.replace("id: returns", "id: all-returns").replace("30", "14")
        + "supersedes: [returns, returns-web]\n"
    )
    comparison = compared({"a.yaml": POLICY, "b.yaml": other}, {"a.yaml": both})
    assert {(c.was, c.effect) for c in comparison.changes} == {
        ("returns", Effect.WORSE),
        ("returns-web", Effect.BETTER),
    }


def test_an_end_of_force_is_a_removal_and_drafts_bind_nobody(compared) -> None:
    retired, draft = (f"{POLICY}status: {word}\n" for word in ("retired", "draft"))
    gone = compared({"a.yaml": POLICY}, {"a.yaml": retired})
    assert [(c.status, c.effect) for c in gone.changes] == [("removed", Effect.WORSE)]
    assert "DIF012" in rules(gone)
    assert compared({"a.yaml": draft}, {"a.yaml": draft.replace("30", "14")}).findings == ()
    assert compared({"a.yaml": draft}, {"a.yaml": POLICY.replace("30", "14")}).findings == ()
    assert compared({"a.yaml": draft}, {}).findings == ()


def test_the_draft_of_something_worse_hurts_nobody_yet(compared) -> None:
    draft = f"{POLICY}status: draft\n"
    for after in (draft, POLICY):
        (changed,) = compared({"a.yaml": draft}, {"a.yaml": after.replace("30", "14")}).changes
        assert changed.effect is Effect.NEUTRAL


def test_what_supersedes_by_kind_and_id_is_understood(compared) -> None:
    renamed = POLICY.replace("id: returns", "id: sending-back") + "supersedes: [policy/returns]\n"
    assert [c.status for c in compared({"a.yaml": POLICY}, {"a.yaml": renamed}).changes] == ["renamed"]


def test_the_text_of_a_markdown_file_is_compared(compared) -> None:
    text = "---\nkind: policy\nid: returns\nlanguage: en\n---\nYou have 30 days.\n"
    (changed,) = compared({"a.md": text}, {"a.md": text.replace("30", "14")}).changes
    assert [field.path for field in changed.fields] == ["body"]
    assert compared({"a.md": text}, {"a.md": text.replace("You have", "You  *have*")}).changes == ()


def test_a_new_document_is_left_to_the_other_rules(compared) -> None:
    comparison = compared(
        {}, {"a.yaml": "kind: policy\nid: fees\nterms: {fees: [{name: late, amount: 5 EUR}]}\n"}
    )
    assert [(c.status, c.effect) for c in comparison.changes] == [("added", Effect.NEUTRAL)]
    assert (comparison.findings, comparison.exit_code(Severity.INFO)) == ((), 0)


@pytest.mark.parametrize(
    "broken",
    ["kind: policy\nid: [\n", "id: returns\n", "kind: polcy\nid: returns\n", "kind: policy\nid: a b\n"],
)
def test_what_cannot_be_read_any_more_is_not_taken_for_removed(compared, broken) -> None:
    comparison = compared({"a.yaml": POLICY}, {"a.yaml": broken})
    assert (comparison.changes, comparison.unread) == ((), ("a.yaml",))
    assert comparison.exit_code(Severity.ERROR) == comparison.exit_code(None) == 3


def test_a_document_behind_a_broken_one_in_its_file_is_not_taken_for_removed(compared) -> None:
    channel = "kind: channel\nid: web\n---\n"
    comparison = compared({"a.yaml": channel + POLICY}, {"a.yaml": f"{channel}kind: policy\nid: [returns\n"})
    assert comparison.unread == ("a.yaml",)
    assert [c.status for c in comparison.changes] == []


def test_what_could_not_be_read_before_is_not_taken_for_new(compared) -> None:
    comparison = compared({"a.yaml": "kind: policy\nid: [returns\n"}, {"a.yaml": POLICY})
    assert (comparison.changes, comparison.unread) == ((), ("a.yaml",))


def test_a_faulty_field_does_not_hide_that_its_neighbour_is_gone(compared) -> None:
    channel = "kind: channel\nid: web\nhuors: 24/7\n"
    comparison = compared({"a.yaml": f"{POLICY}---\n{channel}"}, {"a.yaml": channel})
    assert ([c.status for c in comparison.changes], comparison.unread) == (["removed"], ())


def test_a_field_that_cannot_be_understood_is_never_called_better_or_worse(compared) -> None:
    comparison = compared({"a.yaml": POLICY}, {"a.yaml": POLICY.replace("30 days", "thirty")})
    (changed,) = comparison.changes
    assert (changed.effect, changed.fields[0].note) == (Effect.NEUTRAL, "faulty")
    assert comparison.exit_code(Severity.ERROR) == 1  # the version is still the same


def test_who_has_to_agree_is_found_in_the_areas(compared) -> None:
    worse = POLICY.replace("30", "14").replace("1.0.0", "2.0.0")
    (changed,) = compared({"a.yaml": POLICY}, {"a.yaml": worse}).changes
    assert [(a.role, a.who, a.given) for a in changed.approvals] == [
        ("champion", "mona", False),
        ("sponsor", "lena", False),
    ]
    agreed = f"{worse}changelog: [{{version: 2.0.0, change: Less., approved_by: [mona]}}]\n"
    (changed,) = compared({"a.yaml": POLICY}, {"a.yaml": agreed}).changes
    assert [a.given for a in changed.approvals] == [True, False]
    nowhere = worse.replace("area: retail\n", "")
    (changed,) = compared({"a.yaml": POLICY}, {"a.yaml": nowhere}).changes
    assert [a.who for a in changed.approvals] == ["", "lena"]
    (changed,) = compared({"a.yaml": POLICY}, {"a.yaml": POLICY.replace("30", "60")}).changes
    assert changed.approvals == ()


SURROUNDINGS = {
    "touchpoints.yaml": (
        "kind: touchpoint\nid: returns-page\narea: online\nowner: omar\nchannel: web\npolicies: [returns]\nvolume_month: 900\n"
        "---\nkind: touchpoint\nid: desk\nchannel: store\npolicies: [returns]\nserves: [start-a-return]\n"
        "---\nkind: touchpoint\nid: elsewhere\nchannel: phone\nvolume_month: 50\n"
    ),
    "journeys.yaml": (
        "kind: journey\nid: return-an-order\nteam: [warehouse]\nstages: [{name: I send it back, touchpoints: [returns-page]}]\n"
        "---\nkind: journey\nid: other\nstages: [{name: I call, touchpoints: [elsewhere]}]\n"
    ),
    "channels.yaml": "kind: channel\nid: web\n---\nkind: channel\nid: store\n---\nkind: channel\nid: phone\n",
    "more.yaml": (
        "kind: area\nid: online\nowner: omar\n---\nkind: area\nid: warehouse\n---\nkind: person\nid: omar\nname: Omar\n"
        "---\nkind: request-type\nid: start-a-return\nvolume_month: 400\n---\nkind: segment\nid: families\n"
        "---\nkind: process\nid: handle-a-return\npolicies: [returns]\n"
    ),
}


def test_a_change_is_followed_to_the_journeys_channels_and_customers_that_it_reaches(compared) -> None:
    policy = f"{POLICY}scope: {{segments: [families], products: [shoes], channels: [web]}}\n"
    before = {**SURROUNDINGS, "a.yaml": policy}
    (changed,) = compared(before, {**before, "a.yaml": policy.replace("30", "14")}).changes
    touch = changed.touch
    assert touch.touchpoints == ("desk", "returns-page")
    assert touch.journeys == ("return-an-order",)
    assert touch.processes == ("handle-a-return",)
    assert touch.channels == ("store", "web")
    assert (touch.segments, touch.products) == (("families",), ("shoes",))
    assert touch.areas == ("online", "retail", "warehouse")
    assert touch.owners == ("mona", "omar")
    assert (touch.contacts, touch.counted, touch.countable) == (900, 1, 2)


def test_the_contacts_of_what_customers_ask_for_count_where_no_place_states_any(compared) -> None:
    files = {
        **SURROUNDINGS,
        "touchpoints.yaml": SURROUNDINGS["touchpoints.yaml"].replace("volume_month: 900\n", ""),
    }
    (changed,) = compared(
        {**files, "a.yaml": POLICY}, {**files, "a.yaml": POLICY.replace("30", "14")}
    ).changes
    assert (changed.touch.contacts, changed.touch.counted) == (400, 1)


def test_what_is_gone_is_followed_where_it_stood(compared) -> None:
    channel = SURROUNDINGS["channels.yaml"].replace("kind: channel\nid: web\n---\n", "")
    before = {**SURROUNDINGS, "a.yaml": POLICY}
    comparison = compared(before, {**before, "channels.yaml": channel})
    (changed,) = comparison.changes
    assert (changed.status, changed.effect) == ("removed", Effect.WORSE)
    assert changed.touch.touchpoints == ("returns-page",)
    finding = next(f for f in comparison.findings if f.rule == "DIF012")
    assert (finding.file, finding.span.line) == ("channels.yaml", 2)


def test_a_measure_reaches_what_it_measures(compared) -> None:
    kpi = "kind: kpi\nid: csat\ntype: fcr\ntarget: 80%\nmeasures: {journey: return-an-order}\n"
    before = {**SURROUNDINGS, "a.yaml": kpi}
    comparison = compared(before, {**before, "a.yaml": kpi.replace("80", "70")})
    assert comparison.changes[0].touch.journeys == ("return-an-order",)
    assert "DIF006" in rules(comparison)


def test_severities_and_selection_of_the_settings_hold_for_changes_too(compared) -> None:
    before, after = {"a.yaml": POLICY}, {"a.yaml": POLICY.replace("30", "14")}
    quiet = compared(before, after, rules={"DIF001": RuleSetting(Severity.INFO)})
    assert {f.severity for f in quiet.findings if f.rule == "DIF001"} == {Severity.INFO}
    assert rules(compared(before, after, selected=frozenset({"DIF008"}))) == ["DIF008"]


def test_every_change_has_an_outcome_for_every_rule_that_judges_it(compared) -> None:
    comparison = compared(
        {"a.yaml": POLICY}, {"a.yaml": POLICY.replace("30", "60").replace("1.0.0", "1.1.0")}
    )
    outcomes = {rule: outcome for rule, _, outcome in comparison.outcomes}
    assert outcomes["DIF001"] is Outcome.PASS
    assert outcomes["DIF007"] is Outcome.NOT_APPLICABLE
    assert outcomes["DIF008"] is Outcome.FAIL  # the change log says nothing of it


class Broken(ChangeRule):
    """Raises."""

    id = "ZZZ001"
    name = "broken"
    summary = why = fix = "…"
    kinds = ("policy",)
    messages = {"x": Message(Severity.ERROR, "…", "…")}

    def check(self, change, options):
        """Fail."""
        raise ZeroDivisionError("of a rule")


def test_a_rule_that_crashes_leaves_the_others_standing_and_the_run_incomplete(registry) -> None:
    registry._add_rule("acme", reference(Broken))
    before, after = (run_of({"a.yaml": text}, registry) for text in (POLICY, POLICY.replace("30", "14")))
    comparison = compare(before, after)
    assert {"CX900", "DIF001"} <= set(rules(comparison))
    assert comparison.exit_code(Severity.ERROR) == 3
    assert ("ZZZ001", Subject("policy", "returns"), Outcome.INTERNAL_ERROR) in comparison.outcomes


def test_the_order_of_changes_is_that_of_kind_and_id_whatever_the_files(compared) -> None:
    other = "kind: channel\nid: web\nhours: 24/7\n"
    before = {"z.yaml": other, "a.yaml": POLICY}
    after = {"a.yaml": other.replace("24/7", "Mon 09:00-17:00"), "z.yaml": POLICY.replace("30", "14")}
    assert [str(c.subject) for c in compared(before, after).changes] == ["channel/web", "policy/returns"]


def test_rules_about_changes_judge_the_kinds_of_plugins_too(tmp_path) -> None:
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "required": ["kind", "id"],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": "kiosk"},
            "id": {"type": "string", "x-type": "id"},
            "queue": {"type": "string", "x-type": "duration", "x-better": "less", "description": "The wait."},
        },
    }
    (tmp_path / "kiosk.json").write_text(json.dumps(schema), encoding="utf-8")
    brought = types.SimpleNamespace(__name__="acme-kiosks")
    kinds = [KindRef("kiosk", str(tmp_path / "kiosk.json"))]
    brought.cxlint_kinds = hookimpl(specname="cxlint_kinds")(lambda: kinds)
    registry = build_registry(entry_points=False, extra=[brought])
    kiosk = "kind: kiosk\nid: one\nqueue: 5 minutes\n"
    before, after = (run_of({"a.yaml": text}, registry) for text in (kiosk, kiosk.replace("5", "9")))
    comparison = compare(before, after)
    assert [change.effect for change in comparison.changes] == [Effect.WORSE]
    assert {"DIF002", "DIF013"} <= set(rules(comparison))
    assert "DIF012" in rules(compare(before, run_of({}, registry)))
