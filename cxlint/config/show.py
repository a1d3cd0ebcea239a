"""Shows the settings of a run, and where each of them comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.rules import OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.config.settings import Override, Settings


def show_settings(settings: Settings) -> str:
    """One line a setting, ``name = value    # origin``, in a fixed order."""
    origins = settings.origins
    rows = [(f"{name} = {value}", origins.get(name, "default")) for name, value in _values(settings)]
    width = min(60, max(len(text) for text, _ in rows))
    return "\n".join(f"{text:<{width}}    # {origin}" for text, origin in rows)


def _values(settings: Settings) -> Iterator[tuple[str, str]]:
    for name in ("roots", "exclude", "profile", "select", "ignore"):
        yield name, _shown(getattr(settings, name))
    yield "mandatory", _shown(tuple(sorted(settings.mandatory)))
    yield "fail_on", settings.fail_on.word if settings.fail_on else "never"
    yield "language", settings.language
    yield "allow_empty", _shown(settings.allow_empty)
    yield "overrides", _shown(tuple(_override(override) for override in settings.overrides))
    for rule_id, setting in sorted(settings.rules.items()):
        if f"rules.{rule_id}.severity" in settings.origins:
            yield f"rules.{rule_id}.severity", setting.severity.word if setting.severity else OFF
        for name, value in setting.options.items():
            yield f"rules.{rule_id}.{name}", _shown(value)


def _override(override: Override) -> str:
    parts = [f"paths: {_shown(override.paths)}"]
    if override.ignore:
        parts.append(f"ignore: {_shown(override.ignore)}")
    changed = [
        f"{rule}: {setting.severity.word}" for rule, setting in override.rules.items() if setting.severity
    ]
    if changed:
        parts.append(f"rules: {{{', '.join(changed)}}}")
    return f"{{{', '.join(parts)}}}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(_shown(item) for item in value)}]"
    return str(value)
