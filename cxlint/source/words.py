"""What a person can do about a file that the parser gives up on: plain words for its messages."""

from __future__ import annotations

UNKNOWN = "something is written in a way that cannot be read"

_BY_CHARACTER = {
    "\t": "a tab is used to indent; use spaces",
    "@": "a value that starts with '@' needs quotes around it",
    "`": "a value that starts with a backtick needs quotes around it",
    "%": "a value that starts with '%' needs quotes around it",
}

# The first words found in the parser's message decide; the two parsers word some of their messages differently.
_BY_MESSAGE = (
    ("cannot start any token", "this character cannot start a value; put the value in quotes"),
    ("tab character", "a tab is used to indent; use spaces"),
    ("could not find expected ':'", "a colon is missing or a quote is not closed"),
    ("mapping values are not allowed", "there is a second colon in this line, or a line above is indented wrongly; "
     "put a text that holds a colon in quotes"),
    ("mapping keys are not allowed", "a field cannot start here; check the indentation"),
    ("sequence entries are not allowed", "a list item cannot start here; put the '-' on a line of its own"),
    ("found unexpected end of stream", "a quote is opened here and never closed"),
    ("document indicator", "a quote is opened above and never closed"),
    ("unknown escape character", "a backslash inside double quotes means something special; use single quotes"),
    ("hexdecimal", "a backslash inside double quotes means something special; use single quotes"),
    ("hexadecimal", "a backslash inside double quotes means something special; use single quotes"),
    ("Unicode character escape", "a backslash inside double quotes means something special; use single quotes"),
    ("'-' indicator", "a list item starting with '-' was expected; check the indentation"),
    ("',' or ']'", "a '[' is not closed, or a comma is missing"),
    ("',' or '}'", "a '{' is not closed, or a comma is missing"),
    ("did not find expected key", "a field was expected; check the indentation and the quotes"),
    ("expected <block end>", "a field was expected; check the indentation and the quotes"),
    ("node content", "a value was expected"),
    ("indentation indicator", "after '|' or '>' the text starts on the next line"),
    ("chomping", "after '|' or '>' the text starts on the next line"),
    ("comment or", "nothing else may stand on this line"),
    ("alphabetic or numeric", "a value that starts with '&' or '*' needs quotes around it"),
    ("tag", "a value that starts with '!' needs quotes around it"),
    ("URI", "a value that starts with '!' needs quotes around it"),
    ("document start", "the document has ended above; check the indentation, or start a new document with '---'"),
    ("directive", "a value that starts with '%' needs quotes around it"),
    ("YAML", "the line that starts with '%YAML' is not needed; delete it"),
)  # fmt: skip

_BY_CONTEXT = (
    ("block scalar", "the text after '|' or '>' must be indented evenly"),
    ("tag", "a value that starts with '!' needs quotes around it"),
    ("anchor", "a value that starts with '&' needs quotes around it"),
    ("alias", "a value that starts with '*' needs quotes around it"),
    ("directive", "a value that starts with '%' needs quotes around it"),
)

MERGE = "after '<<' stands the name of a group of fields to copy from, as in '<<: *name'"


def unknown_shortcut(name: str) -> str:
    """What to say of ``*name`` where nothing is called so."""
    return f"'*{name}' stands for a part named '&{name}', and there is none above; put the value in quotes"


def explain(problem: str | None, context: str | None, character: str) -> str:
    """Plain words for what the parser says of the place where `character` stands."""
    message = problem or ""
    if "cannot start any token" in message and character in _BY_CHARACTER:
        return _BY_CHARACTER[character]
    if character == "\t" and context and "plain" in context:
        return _BY_CHARACTER[character]
    for words, plain in _BY_MESSAGE:
        if words in message:
            return plain
    for words, plain in _BY_CONTEXT:
        if words in (context or ""):
            return plain
    return UNKNOWN
