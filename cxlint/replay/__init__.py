"""Plays one set of rules back over the history of a workspace: how it went, and which commits made it so."""

from __future__ import annotations

from cxlint.replay.moments import PERIODS, Moment, at_tags, by_calendar
from cxlint.replay.moves import MOVES
from cxlint.replay.player import Player

__all__ = ["MOVES", "PERIODS", "Moment", "Player", "at_tags", "by_calendar"]
