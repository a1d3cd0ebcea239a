"""The changes as a fragment of HTML, to be put into a page of one's own: no script, no style, everything escaped."""

from __future__ import annotations

from html import escape as quoted
from typing import TYPE_CHECKING

from cxlint.reporters.changes.words import (
    agreement,
    effect_word,
    gravest_first,
    reach,
    rows,
    status_word,
    to_do,
    total,
)
from cxlint.reporters.escape import block, prose
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.engine.comparison import Changed, Comparison

RIGHT_TO_LEFT = ("ar", "fa")


def html(comparison: Comparison, language: str, reason: str) -> str:
    """One section with a table for each changed document, the gravest first."""
    base = language.partition("-")[0]
    way = "rtl" if base in RIGHT_TO_LEFT else "ltr"
    lines = [f'<section class="cxlint-diff" lang="{_text(language)}" dir="{way}">']
    lines.append(f"<p><strong>{_text(total(comparison, language))}</strong></p>")
    say = translator(language)
    for file in comparison.unread:
        told = say("NOT COMPARED: {file} cannot be read as a whole.").format(file=file)
        lines.append(f'<p class="cxlint-unread"><strong>{_text(told)}</strong></p>')
    for changed in gravest_first(comparison):
        lines += _document(comparison, changed, language)
    lines.append(f"<p>{_text(reason)}</p>")
    lines.append("</section>")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return quoted(prose(text), quote=True)


def _own(text: str) -> str:
    """Words of a document, which may run the other way."""
    return f"<bdi>{_text(text)}</bdi>"


def _head(text: str) -> str:
    return f'<th scope="col">{_text(text)}</th>'


def _document(comparison: Comparison, changed: Changed, language: str) -> Iterator[str]:
    say = translator(language)
    effect = changed.effect.value
    status = status_word(changed, language)
    yield f'<article class="cxlint-change cxlint-{effect}">'
    yield (
        f"<h3><strong>{_text(effect_word(changed.effect, language))}</strong> {_own(changed.title)} "
        f"<code>{_text(str(changed.subject))}</code>{f' ({_text(status)})' if status else ''}</h3>"
    )
    yield f"<p><code>{_text(changed.file)}</code></p>"
    found = rows(changed, language)
    if found:
        heads = (say("Effect"), say("What"), say("Before"), say("After"), say("For customers"))
        yield "<table>"
        yield f"<thead><tr>{''.join(map(_head, heads))}</tr></thead>"
        yield "<tbody>"
        for row in found:
            cells = (effect_word(row.effect, language), row.what, row.before, row.after, row.means)
            told = "".join(f"<td>{_own(cell)}</td>" for cell in cells)
            yield f'<tr class="cxlint-{row.effect.value}">{told}</tr>'
        yield "</tbody>"
        yield "</table>"
    yield from _points(comparison, changed, language)
    yield "</article>"


def _points(comparison: Comparison, changed: Changed, language: str) -> Iterator[str]:
    say = translator(language)
    told = "; ".join(map(_own, reach(changed, language)))
    who, write = agreement(comparison, changed, language)
    points = [f"{_text(say('Reaches:'))} {told}"] if told else []
    points += [f"{_text(say('Have to agree:'))} {_own(who)}{_write(write)}"] if who else []
    points += [
        f"<code>{_text(finding.rule)}</code> {_own(finding.text)}{_write(finding.write)}"
        for finding in to_do(comparison, changed)
    ]
    if points:
        yield f"<ul>{''.join(f'<li>{point}</li>' for point in points)}</ul>"


def _write(write: str) -> str:
    lines = "\n".join(quoted(line, quote=True) for line in block(write)) if write.strip() else ""
    return f"<pre>{lines}</pre>" if lines else ""
