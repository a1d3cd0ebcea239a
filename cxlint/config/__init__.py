"""Reads and checks the configuration."""

from __future__ import annotations

from cxlint.config.find import DISK, find, in_repository
from cxlint.config.load import load_settings
from cxlint.config.settings import Override, RuleSetting, Settings
from cxlint.config.show import show_settings, told_settings

__all__ = [
    "DISK",
    "Override",
    "RuleSetting",
    "Settings",
    "find",
    "in_repository",
    "load_settings",
    "show_settings",
    "told_settings",
]
