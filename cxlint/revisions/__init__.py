"""Workspaces as git holds them: at a revision, as staged, and through their history. Nothing else imports git."""

from __future__ import annotations

from cxlint.revisions.repository import ChangedFile, Commit, Repository
from cxlint.revisions.snapshot import Snapshot

__all__ = ["ChangedFile", "Commit", "Repository", "Snapshot"]
