"""Names and texts that try to deceive a terminal, a build server, a browser or a parser."""

from __future__ import annotations

import json as plain_json
import re
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.diagnostics import Related, Severity, Span, Subject
from cxlint.reporters import cxlint_reporters, escape
from cxlint.reporters.concise import concise
from cxlint.reporters.github import github
from cxlint.reporters.gitlab import gitlab
from cxlint.reporters.json import json
from cxlint.reporters.junit import junit
from cxlint.reporters.markdown import markdown
from cxlint.reporters.sarif import sarif
from cxlint.reporters.text import text
from cxlint.reporting import Style
from cxlint.result import DocumentInfo
from tests.reporters.samples import finding, result

PAYLOADS = (
    "a\n::error::forged", "\r::warning file=x::forged", "  ::stop-commands::x", "##[error]forged", "x ###[command]y",
    "##vso[task.complete result=Succeeded]", "\x1b[2J\x1b]8;;http://evil\x07link\x1b]8;;\x07", "\x1b]52;c;eA==\x07",
    "\u202egnp.exe", "\u2066\u2068\u2069", "a\u0000b", "\ud800\udc00x", "\udcff", "\x7f\x85\x9b31m", "\u2028\u2029",
    "| a | b |\n|---|---|", "`` ` ```", "\\|", "\\`", "<script>alert(1)</script>", "<!-- -->", "]]>", "&amp;&#10;",
    "[x](javascript:alert(1))", "![x](http://evil/x.png)", "@everyone/team #123 GH-7 www.evil.example",
    "https://evil.example/?q=a&b", "%0A::error::x", "100%25 #tag,a:b;c", "n" * 255, "- item", "1. item", "# head",
    "~~x~~ **y** __z__ $m$", "", " ", "\t", "...", "فارسی می\u200cخواهم", "a\u200cb", "C:\\x.yaml", "a b:c/d#e?f",
)  # fmt: skip


SHORT = Span(1, 2, 1, 4)


def hostile(words: str, span: Span = SHORT):
    """A result with the same words in every place that takes words."""
    made = finding(
        file=words or "-", span=span, rule=words or "POL001", name=words, key=words, text=words, why=words, fix=words,
        write=words, subject=Subject(words, words), title=words, pointer=words, path=(words,), owner=words, area=words,
        fingerprint=words, plugin=words, related=(Related(words, span, words),), justification=words, value=words,
    )  # fmt: skip
    return result(
        (made, made._replace(write="", severity=Severity.INFO)),
        waived=(made._replace(span=Span(9, 1, 9, 2)),),
        lines={words or "-": (words.replace("\n", ""), words)},
        documents=(DocumentInfo(Subject(words, words), words, words, words, words), DocumentInfo(Subject("area", words), words, "f", words, words)),
        notes=(words,),
        language=words,
    )  # fmt: skip


REPORTERS = {reference.name: reference.load() for reference in cxlint_reporters()}
anything = st.one_of(
    st.text(st.characters(exclude_categories=())),  # lone surrogates too
    st.text(alphabet=":#[]vso%\r\n \x1b\u202e\u2068`|\\<>&@*_~!-.\u200cمa1"),
    st.lists(st.sampled_from(PAYLOADS), max_size=3).map("".join),
)
spans = st.builds(Span, *[st.integers(1, 40)] * 4)
examples = settings(max_examples=150, deadline=None)


def no_order(shown: str) -> None:
    """No line gives an order to a build server."""
    for line in shown.split("\n"):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line


def decent(shown: str, *, isolates: bool, colour: bool = False) -> None:
    """Only characters that a terminal shows as they are, and our own isolates in pairs."""
    if colour:
        shown = re.sub(r"\x1b\[[0-9;]+m", "", shown)
    for line in shown.split("\n"):
        depth = 0
        for char in line:
            if isolates and char in "\u2067\u2068\u2069":
                depth += -1 if char == "\u2069" else 1
                assert depth in (0, 1)
            else:
                assert char.isprintable() or char in "\u200c\u200d", f"{char!r} in {line!r}"
        assert depth == 0


@pytest.mark.parametrize("words", PAYLOADS)
@pytest.mark.parametrize("name", REPORTERS)
def test_no_payload_breaks_a_report(name: str, words: str):
    shown = REPORTERS[name](hostile(words), Style(verbose=True))
    shown.encode("utf-8")
    if name != "github":
        no_order(shown)


@examples
@given(anything, spans, st.booleans(), st.sampled_from([1, 40, 80, 120]))
def test_text_shows_only_what_is_visible(words: str, span: Span, colour: bool, width: int):
    shown = text(hostile(words, span), Style(colour=colour, width=width, verbose=True))
    decent(shown, isolates=True, colour=colour)
    no_order(re.sub(r"\x1b\[[0-9;]+m", "", shown))


@examples
@given(anything, spans)
def test_concise_is_one_visible_line_for_each_finding(words: str, span: Span):
    made = hostile(words, span)
    shown = concise(made, Style())
    decent(shown, isolates=False)
    no_order(shown)
    assert shown.count("\n") == len(made.findings) + 1


@examples
@given(anything, spans)
def test_json_gives_back_every_text(words: str, span: Span):
    shown = json(hostile(words, span), Style())
    assert shown.isascii()
    no_order(shown)
    first = plain_json.loads(shown, parse_constant=pytest.fail)["findings"][0]
    # To JSON two halves of a surrogate pair are the character that they stand for.
    whole = plain_json.loads(plain_json.dumps(words))
    assert first["text"] == first["owner"] == first["justification"] == whole
    assert first["subject"] == {"kind": whole, "id": whole}


@examples
@given(anything, spans)
def test_sarif_and_gitlab_can_be_read_back(words: str, span: Span):
    made = hostile(words, span)
    for shown in (sarif(made, Style()), gitlab(made, Style())):
        assert shown.isascii()
        no_order(shown)
        plain_json.loads(shown, parse_constant=pytest.fail)
    run = plain_json.loads(sarif(made, Style()))["runs"][0]
    assert len(run["results"]) == len(made.findings)
    for shown in run["results"]:
        links = re.findall(r"\]\(([^)]*)\)", shown["message"]["text"])
        assert links == ["1"]  # the one that is ours
        assert re.fullmatch(r"[!-~]+", shown["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    issues = plain_json.loads(gitlab(made, Style()))
    assert len({issue["fingerprint"] for issue in issues}) == len(made.findings)


@examples
@given(anything, spans)
def test_junit_can_be_parsed_and_holds_nothing_but_tests(words: str, span: Span):
    shown = junit(hostile(words, span), Style())
    no_order(shown)
    names: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: names.append(name)
    parser.Parse(shown.encode("utf-8"), True)
    assert set(names) <= {"testsuites", "testsuite", "testcase", "failure", "error", "skipped"}


COMMAND = re.compile(r"\s*::(?P<name>[^ :]+)(?: (?P<properties>.*?))?::(?P<data>.*)", re.DOTALL)


def decode(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it (actions/runner, ActionCommand.cs)."""
    found = COMMAND.fullmatch(line)
    assert found, line
    properties = {}
    for part in (found["properties"] or "").split(","):
        name, _, value = part.partition("=")
        for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(code, char)
        properties[name] = value
    data = found["data"]
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(code, char)
    return found["name"], properties, data


@examples
@given(anything, spans)
def test_github_lines_are_our_commands_and_decode_to_what_was_meant(words: str, span: Span):
    made = hostile(words, span)
    *lines, end = github(made, Style()).split("\n")
    assert end == ""
    assert len(lines) == len(made.findings)
    for line in lines:
        assert "\r" not in line
        name, properties, data = decode(line)
        assert name in ("error", "notice")
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        if words.isprintable():
            assert properties["file"] == (words or "-")
        assert properties["line"] == str(span.line)
        assert data.split("\n")[0] == escape.prose(words)


def test_github_keeps_a_file_name_with_line_breaks():
    name = "a\n::error::x,b:c%0A.yaml"
    line = github(result((finding(file=name),)), Style())
    assert line.count("\n") == 1
    assert decode(line[:-1])[1]["file"] == name


@examples
@given(anything, spans)
def test_markdown_has_no_markup_but_ours(words: str, span: Span):
    shown = markdown(hostile(words, span), Style())
    shown.encode("utf-8")
    no_order(shown)
    decent(shown, isolates=False)
    bare = without_code(shown)
    tags = set(re.findall(r"(?<!\\)<(/?[a-zA-Z!][^>]*)>", bare))
    assert tags <= {"details", "/details", "summary", "/summary", "code", "/code", "pre", "/pre", "br"}
    for table_row in re.findall(r"^\|.*$", bare, re.MULTILINE):
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", table_row)) == 7
    assert not re.search(r"@|\w://|(?i:\bwww\.)", re.sub(r"<(code|pre)>.*?</\1>", "", bare))
    assert not re.search(r"(?<!\\)(?:\\\\)*\]\(", bare)


def without_code(shown: str) -> str:
    """Markdown without its code spans, read as CommonMark reads them: a run of backticks up to an equal run."""
    out, place = [], 0
    for run in re.finditer(r"(?<![\\`])`+", shown):
        if run.start() < place:
            continue
        close = re.compile(rf"(?<!`){run[0]}(?!`)").search(shown, run.end())
        assert close, f"unclosed {run[0]} in {shown!r}"
        assert "\n" not in shown[run.start() : close.end()]
        assert "|" not in shown[run.start() : close.end()]
        out.append(shown[place : run.start()])
        place = close.end()
    return "".join([*out, shown[place:]])


@given(anything)
def test_isolates_enclose_whole_runs_and_lose_nothing(words: str):
    shown = escape.terminal(words)
    assert shown.replace("\u2068", "").replace("\u2069", "") == escape.visible(words)
    decent(shown, isolates=True)


def test_joiners_stay_only_where_a_script_needs_them():
    assert escape.visible("می\u200cخواهم") == "می\u200cخواهم"
    assert escape.visible("a\u200cb\u200d") == "a\\u200cb\\u200d"


def test_every_stand_in_names_its_character():
    assert escape.visible("\x1b\u202e\U000e0001\n") == "\\x1b\\u202e\\U000e0001\\x0a"


def test_paths_become_relative_percent_encoded_references():
    assert escape.uri("a b/ü#?%.yaml") == "a%20b/%C3%BC%23%3F%25.yaml"
    assert escape.uri("a:b/c:d.yaml") == "./a:b/c:d.yaml"
    assert escape.uri("x\udcff\n") == "x%FF%0A"
