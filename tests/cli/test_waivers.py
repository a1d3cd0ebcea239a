"""`cxlint waivers`: the register from the command line."""

from __future__ import annotations

import json
from pathlib import Path

COMPANY = "kind: organisation\nid: shop\nlanguages: [en]\ncx_lead: lena\n"
LENA = "kind: person\nid: lena\nname: Lena R\n"
WAIVER = (
    "kind: waiver\nid: prices\nrule: POL004\nsubject: policy/returns\nreason: New prices come in January.\n"
    "owner: mona\napproved_by: lena\napproved_on: 2026-11-01\nexpires: 2027-01-31\n"
)


def waive(shop: Path, text: str = WAIVER) -> None:
    (shop / "governance/company.yaml").write_text(COMPANY, encoding="utf-8")
    (shop / "governance/lena.yaml").write_text(LENA, encoding="utf-8")
    (shop / "governance/waiver.yaml").write_text(text, encoding="utf-8")


def test_the_register_shows_who_and_until_when(cxlint, shop: Path) -> None:
    waive(shop)
    done = cxlint("waivers")
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("prices ")]
    assert line.split() == [
        "prices",
        "approved",
        "POL004",
        "policy/returns",
        "mona",
        "lena",
        "2027-01-31",
        "70",
        "0",
        "1",
    ]
    assert "Of them, ending within 30, 60 and 90 days: 0, 0 and 1." in done.stdout


def test_what_ends_within_some_days_can_be_asked_for(cxlint, shop: Path) -> None:
    waive(shop)
    assert "prices" not in cxlint("waivers", "--within", "69").stdout
    assert "prices" in cxlint("waivers", "--within", "70").stdout
    assert cxlint("waivers", "--within", "soon").returncode == 2


def test_other_formats_go_to_files(cxlint, shop: Path) -> None:
    waive(shop)
    done = cxlint("waivers", "-f", "json=waivers.json")
    assert (done.returncode, done.stdout) == (0, "")
    data = json.loads((shop / "waivers.json").read_text(encoding="utf-8"))
    assert [(one["id"], one["state"], one["passes"]) for one in data["waivers"]] == [
        ("prices", "approved", 1)
    ]
    assert cxlint("waivers", "-f", "csv").stdout.splitlines()[1].startswith('"prices"')
    done = cxlint("waivers", "-f", "jsn")
    assert done.returncode == 2
    assert "did you mean 'json'" in done.stderr


def test_the_register_speaks_the_language_of_the_reader(cxlint, shop: Path) -> None:
    waive(shop)
    assert "معافیت" in cxlint("waivers", "--lang", "fa").stdout
    assert (
        "ساري" in cxlint("waivers", "--lang", "ar").stdout
        or "سارية" in cxlint("waivers", "--lang", "ar").stdout
    )
