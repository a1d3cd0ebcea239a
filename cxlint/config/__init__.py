"""Reads and checks the configuration."""

from __future__ import annotations

from cxlint.config.find import DISK, find
from cxlint.config.load import load_settings
from cxlint.config.settings import Override, RuleSetting, Settings
from cxlint.config.show import show_settings

__all__ = ["DISK", "Override", "RuleSetting", "Settings", "find", "load_settings", "show_settings"]
