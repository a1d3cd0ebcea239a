"""What stops a run. Faults in documents are findings, never exceptions."""

from __future__ import annotations


class CxlintError(Exception):
    """Base of everything that ends a run; `code` is the exit code that it ends with."""

    code = 2


class UsageError(CxlintError):
    """The command line asks for something that does not exist or cannot be done."""


class ConfigError(CxlintError):
    """The configuration cannot be used; the text names file, line and column."""


class PluginError(CxlintError):
    """A plugin or rule pack is broken; the text names its distribution."""


class IncompleteError(CxlintError):
    """A part of a whole is not there, so something was not checked."""

    code = 3


class RevisionError(CxlintError):
    """Git cannot say what was asked of it, so something could not be checked."""

    code = 3


class UnknownRevision(RevisionError):
    """A word that cannot be, or is not, the name of a revision."""

    code = 2
