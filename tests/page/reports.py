"""Results with facts and maps, as the page of HTML is made of them."""

from __future__ import annotations

from functools import cache

from cxlint.maps import atlas
from cxlint.reporters.html import html
from cxlint.reporting import Style
from cxlint.result import Result
from tests.maps.conftest import examined
from tests.test_example_company import files_of

STYLE = Style(version="0.1.0")


@cache
def result_of(text: str, language: str = "en") -> Result:
    """The whole result of one stream of documents."""
    run, result = examined(text, language)
    result = result._replace(facts=run.facts())
    return result._replace(atlas=atlas(run.workspace, result))


@cache
def page_of(text: str, language: str = "en") -> str:
    """The report of one stream of documents."""
    return html(result_of(text, language), STYLE)


@cache
def example(language: str = "en") -> str:
    """The documents of the example company as one stream; those in Markdown are left out."""
    files = files_of("harbour-bank")
    return "\n---\n".join(text.strip("\n") for name, text in files.items() if name.endswith(".yaml"))


def crowd(number: int) -> str:
    """A company with about so many findings: many touchpoints that nobody answers for."""
    each = max(number // 5, 1)
    return "\n---\n".join(
        f"kind: touchpoint\nid: place-{n}\ntitle: Place {n}\nmode: self-service" for n in range(each)
    )
