"""Kinds of plugins: their schemas are checked before a document is read with them."""

from __future__ import annotations

import json
import types

import pytest

from cxlint.errors import PluginError
from cxlint.hookspecs import hookimpl
from cxlint.model.spec import KindRef, builtin_kinds
from cxlint.plugins import build_registry

GOOD = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["kind", "id"],
    "additionalProperties": False,
    "properties": {"kind": {"const": "kiosk"}, "id": {"type": "string", "x-type": "id"}},
}


def plugin(schema, tmp_path):
    file = tmp_path / "kiosk.json"
    file.write_text(json.dumps(schema), encoding="utf-8")
    brought = types.SimpleNamespace(__name__="acme-kiosks")
    brought.cxlint_kinds = hookimpl(specname="cxlint_kinds")(lambda: [KindRef("kiosk", str(file))])
    return brought


def test_a_kind_of_a_plugin_is_read(tmp_path):
    registry = build_registry(entry_points=False, extra=[plugin(GOOD, tmp_path)])
    assert "kiosk" in registry.kinds
    assert len(registry.kinds.names) == len(builtin_kinds()) + 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "mapping"}, "not valid at 'type'"),
        ({"patternProperties": {}}, "uses patternProperties"),
        ({"required": ["id"]}, "must require 'kind' and 'id'"),
    ],
)
def test_a_schema_that_would_not_be_checked_stops_the_run(tmp_path, change, told):
    with pytest.raises(PluginError, match=told):
        build_registry(entry_points=False, extra=[plugin({**GOOD, **change}, tmp_path)])
