"""The installed plugin takes part in a run of cxlint."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import cxlint_law
import jsonschema
import pytest
import yaml
from cxlint_law.written import data_files

import cxlint

COMPANY = "kind: organisation\nid: company\njurisdictions: [{where}]\n"
POLICY = "kind: policy\nid: returns\nterms: {return: {window: 7 days}}\n"


@pytest.mark.parametrize("file", data_files(), ids=lambda file: file.name)
def test_a_file_of_facts_keeps_to_the_schema(file: Path) -> None:
    schema = json.loads((Path(cxlint_law.__file__).parent / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(yaml.safe_load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("where", "said"), [("eg", "Law 181/2018 Art 17 (EG)"), ("ae", "")])
def test_a_policy_is_held_against_the_law_of_the_place(where: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY.format(where=where), encoding="utf-8")
    (tmp_path / "returns.yaml").write_text(POLICY, encoding="utf-8")
    result = cxlint.check(tmp_path, as_of=date(2026, 11, 22))
    texts = [finding.text for finding in result.findings if finding.rule == "POL001"]
    assert len(texts) == 1
    assert ("Possible conflict with" in texts[0]) is bool(said)
    assert said in texts[0]
