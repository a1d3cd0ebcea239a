"""From bytes to parts with places: the YAML loader, Markdown front matter, comments, and the files they come from.

``load(data)`` gives the documents of a file and its faults; it never raises, whatever the file holds. Each document is
a `MappingNode`:

- every part (`Node`) has ``start_mark`` and ``end_mark`` with ``line`` and ``column`` from 0, and a ``tag``: ``?`` for
  what is written plainly, ``!`` for what is quoted, a block, or had an explicit tag (which is a fault);
- a `ScalarNode` has its raw text as ``value``; what it means is for the reader to say, by the field's kind, or with
  `resolve_core` where no kind says it;
- a `MappingNode` has ``value``, a list of (key, value) pairs. Keys are `ScalarNode` and stand once each; the raw text
  is the name, for numbers too. Merges (``<<``) are taken in;
- a `SequenceNode` has ``value``, the list of its items.

Parts tell their class by ``isinstance`` or ``node.__class__ is ScalarNode``. What ``*name`` repeats has the place of
that shortcut and shares what is inside with its original. No tree has a circle, is deeper than 64, or grows beyond
250,000 parts when everything shared is counted as often as it appears.

``locate(root, path)`` gives the spans of a field, ``nearest(root, path)`` the key to point at for what is absent, and
``lines(data)`` the lines that those spans count.
"""

from __future__ import annotations

from cxlint.source.comments import Comment, comments, may_speak
from cxlint.source.core import ambiguous, resolve_core
from cxlint.source.files import Files, read_file
from cxlint.source.limits import DEFAULT, Limits
from cxlint.source.loader import Loaded, load
from cxlint.source.locate import Located, locate, nearest
from cxlint.source.markdown import FrontMatter, front_matter
from cxlint.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, plain, span_of
from cxlint.source.sections import Section, sections
from cxlint.source.text import lines

__all__ = [
    "DEFAULT",
    "Comment",
    "Files",
    "FrontMatter",
    "Limits",
    "Loaded",
    "Located",
    "MappingNode",
    "Node",
    "ScalarNode",
    "Section",
    "SequenceNode",
    "ambiguous",
    "comments",
    "front_matter",
    "lines",
    "load",
    "locate",
    "may_speak",
    "nearest",
    "plain",
    "read_file",
    "resolve_core",
    "sections",
    "span_of",
]
