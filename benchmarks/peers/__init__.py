"""Other linters beside which cxlint is measured: where they come from, and how they are set to comparable work.

    python -m benchmarks.peers FOLDER     install them into a folder of their own

None of them follows references between files or knows what a rule does to a customer; each entry says what it does do.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.documents import KINDS
from benchmarks.measure import Command, tool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).parent
SPECTRAL = HERE / "spectral.yaml"
STYLE = "{extends: default, rules: {document-start: disable, line-length: disable}}"

FROM_NPM = (
    "@ast-grep/cli",
    "@stoplight/spectral-cli",
    "ajv-cli",
    "ajv-formats",
    "eslint",
    "eslint-plugin-yml",
)
FROM_PYPI = ("cfn-lint", "check-jsonschema", "semgrep", "yamllint")


class Setting(NamedTuple):
    """What a peer is run on: the company, its files, one schema for all kinds, templates, where peers are.

    `readable` holds the files without those that say something twice, at which ajv-cli stops.
    """

    company: Path
    readable: Path
    files: Sequence[str]
    schema: Path
    templates: Path
    installed: Path

    def npm(self, name: str) -> str:
        """A program that came from npm."""
        return str(self.installed / "node_modules" / ".bin" / name)

    def pypi(self, name: str) -> str:
        """A program that came from PyPI, in an environment that no other shares."""
        return str(self.installed / "venvs" / name / "bin" / name)


class Peer(NamedTuple):
    """A linter to compare with: its name, what it does, and its command."""

    name: str
    work: str
    words: Callable[[Setting], Sequence[str]]
    accepts: tuple[int, ...] = (0, 1)

    def command(self, setting: Setting) -> Command:
        """What to measure."""
        folders = {"cfn-lint": setting.templates, "ajv-cli": setting.readable}
        folder = folders.get(self.name, setting.company)
        return Command(
            self.name, tuple(self.words(setting)), folder, self.accepts, warms=self.name == ESLINT_WARM
        )


def _yamllint(setting: Setting) -> list[str]:
    return [setting.pypi("yamllint"), "-d", STYLE, *setting.files]


def _check_jsonschema(setting: Setting) -> list[str]:
    return check_by_kind(setting.pypi("check-jsonschema"), setting.schema.parent)


def _ajv(setting: Setting) -> list[str]:
    options = [
        "--spec=draft7",
        "--strict=false",
        "-c",
        str(setting.installed / "node_modules" / "ajv-formats"),
    ]
    return [setting.npm("ajv"), "validate", *options, "-s", str(setting.schema), "-d", "governance/**/*.yaml"]


def _ast_grep(setting: Setting) -> list[str]:
    return [setting.npm("ast-grep"), "scan", "-c", str(HERE / "ast-grep" / "sgconfig.yml"), "governance"]


def _semgrep(setting: Setting) -> list[str]:
    options = ["--metrics", "off", "--disable-version-check", "--quiet", "--jobs", "2"]
    return [setting.pypi("semgrep"), "scan", *options, "--config", str(HERE / "semgrep.yaml"), "governance"]


def _eslint(setting: Setting) -> list[str]:
    return [setting.npm("eslint"), "governance"]


def _eslint_warm(setting: Setting) -> list[str]:
    # a run without the option deletes the cache where it lies by default
    return [setting.npm("eslint"), "--cache", "--cache-location", ".eslint-warm", "governance"]


def _spectral(setting: Setting) -> list[str]:
    return _spectral_with(setting, rules_and_schemas(setting.schema.parent))


def _spectral_rules(setting: Setting) -> list[str]:
    return _spectral_with(setting, SPECTRAL)


def _spectral_with(setting: Setting, rules: Path) -> list[str]:
    return [setting.npm("spectral"), "lint", "--ruleset", str(rules), "governance/**/*.yaml"]


def _cfn_lint(setting: Setting) -> list[str]:
    return [setting.pypi("cfn-lint"), "*.yaml"]


ESLINT_WARM = "eslint-plugin-yml, its cache warm"

PEERS = (
    Peer("ast-grep", "ten pattern rules, compiled", _ast_grep),
    Peer("ajv-cli", "one JSON Schema for all kinds", _ajv),
    Peer("eslint-plugin-yml", "its standard rules: style and structure", _eslint),
    Peer(ESLINT_WARM, "what its cache does not know", _eslint_warm),
    Peer("semgrep", "ten pattern rules", _semgrep),
    Peer("yamllint", "style", _yamllint),
    Peer("check-jsonschema", "a JSON Schema for each kind, one run a kind", _check_jsonschema),
    Peer("spectral", "ten rules, and a JSON Schema for each kind", _spectral),
    Peer("spectral, rules alone", "ten rules", _spectral_rules),
    Peer("cfn-lint", "its own rules, on as many small templates", _cfn_lint, (0, 2, 4, 6, 8, 10, 12, 14)),
)


def install(folder: Path) -> None:
    """Install every peer from its registry: one from PyPI beside nothing else, for what one asks for changes another.

    semgrep holds check-jsonschema at an older version, and brings a faster parser for it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", *FROM_NPM], cwd=folder, check=True)
    for name in FROM_PYPI:
        subprocess.run([sys.executable, "-m", "venv", f"venvs/{name}"], cwd=folder, check=True)
        subprocess.run([f"venvs/{name}/bin/pip", "install", "-q", name], cwd=folder, check=True)


def prepare(company: Path, files: Sequence[str], installed: Path) -> Setting:
    """Put beside a made-up company what its peers need."""
    shutil.copy(HERE / "eslint.config.mjs", company)
    modules = company / "node_modules"  # where eslint's configuration looks for its plugin
    if not modules.exists():
        modules.symlink_to(installed / "node_modules")
    templates = company.parent / f"{company.name}-templates"
    templates.mkdir(exist_ok=True)
    for number in range(len(files)):
        text = f"Resources:\n  Bucket{number}:\n    Type: AWS::S3::Bucket\n    Properties: {{BucketName: b-{number}}}\n"
        (templates / f"t{number}.yaml").write_text(text, encoding="utf-8")
    readable = company.parent / f"{company.name}-readable"
    for file in files:
        if not _says_something_twice(company / file):
            (readable / file).parent.mkdir(parents=True, exist_ok=True)
            (readable / file).hardlink_to(company / file)
    return Setting(company, readable, files, schema_of_all(company.parent), templates, installed)


def _says_something_twice(file: Path) -> bool:
    fields = [
        line.partition(":")[0] for line in file.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()
    ]
    return len(set(fields)) < len(fields)


def check_by_kind(program: str, schemas: Path) -> list[str]:
    """check-jsonschema once for each kind that is there: one schema for all costs it a hundred times as much."""
    script = (
        "code=0; for kind in governance/*/; do kind=$(basename $kind); "
        '"$0" --schemafile "$1/$kind.schema.json" governance/$kind/* || code=1; done; exit $code'
    )
    return ["sh", "-c", script, program, str(schemas)]


def rules_and_schemas(folder: Path) -> Path:
    """The ten rules for Spectral, and one for each kind that holds its documents against its JSON Schema.

    Of the peers only Spectral can do both, as cxlint does.
    """
    rules = {}
    for kind in KINDS:
        schema = json.loads((folder / f"{kind}.schema.json").read_bytes())
        options = {"dialect": "draft7", "schema": schema, "allErrors": True}
        rules[f"schema-of-{kind}"] = {
            "given": f"$[?(@property === 'kind' && @ === '{kind}')]^",
            "severity": "error",
            "then": {"function": "schema", "functionOptions": options},
        }
    file = folder / "spectral.json"
    file.write_text(json.dumps({"extends": [str(SPECTRAL)], "rules": rules}), encoding="utf-8")
    return file


def schema_of_all(folder: Path) -> Path:
    """One JSON Schema to check every kind with, and one for each kind, from what `cxlint schema` prints."""
    cases = []
    for kind in KINDS:
        printed = subprocess.run([*tool("cxlint"), "schema", kind], capture_output=True, check=True).stdout
        (folder / f"{kind}.schema.json").write_bytes(printed)
        cases.append({"if": {"properties": {"kind": {"const": kind}}}, "then": json.loads(printed)})
    file = folder / "all.schema.json"
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", "allOf": cases}
    file.write_text(json.dumps(whole), encoding="utf-8")
    return file
