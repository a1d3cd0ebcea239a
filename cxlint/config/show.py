"""Shows the settings of a run, and where each of them comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.rules import OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.config.settings import Override, RuleSetting, Settings
    from cxlint.registry import Registry


def show_settings(settings: Settings, registry: Registry) -> str:
    """One line a setting, ``name = value    # origin``, in a fixed order; rules that are set with all their options."""
    origins = settings.origins
    rows = [
        (f"{name} = {value}", origins.get(name, "default")) for name, value in _values(settings, registry)
    ]
    width = min(60, max(len(text) for text, _ in rows))
    return "".join(f"{text:<{width}}    # {origin}\n" for text, origin in rows)


def told_settings(settings: Settings) -> dict[str, str]:
    """What the configuration says of how documents are judged, one line each; only what it does say."""
    told = {
        f"rules.{rule}": _setting(setting) for rule, setting in sorted(settings.rules.items()) if any(setting)
    }
    if settings.overrides:
        told["overrides"] = shown(tuple(shown_override(override) for override in settings.overrides))
    if settings.mandatory:
        told["mandatory"] = shown(tuple(sorted(settings.mandatory)))
    return told


def _values(settings: Settings, registry: Registry) -> Iterator[tuple[str, str]]:
    for name in ("roots", "exclude", "profile", "select", "ignore"):
        yield name, shown(getattr(settings, name))
    yield "mandatory", shown(tuple(sorted(settings.mandatory)))
    yield "fail_on", settings.fail_on.word if settings.fail_on else "never"
    yield "language", settings.language
    yield "home", settings.home
    yield "plugins", shown(settings.plugins)
    yield "allow_empty", shown(settings.allow_empty)
    yield "baseline", settings.baseline or "none"
    yield "overrides", shown(tuple(shown_override(override) for override in settings.overrides))
    for rule_id, setting in sorted(settings.rules.items()):
        if f"rules.{rule_id}.severity" in settings.origins:
            yield f"rules.{rule_id}.severity", setting.severity.word if setting.severity else OFF
        options = registry.load(rule_id).options(setting.options)
        for name in options.declared:
            yield f"rules.{rule_id}.{name}", shown(getattr(options, name))


def shown_override(override: Override) -> str:
    """An override in one line, as it may stand in the configuration."""
    parts = [f"paths: {shown(written_paths(override))}"]
    if override.ignore:
        parts.append(f"ignore: {shown(override.ignore)}")
    changed = [f"{rule}: {_setting(setting)}" for rule, setting in sorted(override.rules.items())]
    if changed:
        parts.append(f"rules: {{{', '.join(changed)}}}")
    return f"{{{', '.join(parts)}}}"


def written_paths(override: Override) -> tuple[str, ...]:
    """The paths of an override as somebody wrote them, without the patterns that were made of them."""
    paths = override.paths
    made = {f"{path}/*" for path in paths} | {path[3:] for path in paths if path.startswith("**/")}
    return tuple(path for path in paths if path not in made)


def _setting(setting: RuleSetting) -> str:
    severity = {"severity": setting.severity.word} if setting.severity else {}
    return f"{{{', '.join(f'{name}: {shown(value)}' for name, value in {**severity, **setting.options}.items())}}}"


def shown(value: object) -> str:
    """A value in one line, as it may stand in the configuration."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(shown(item) for item in value)}]"
    return str(value)
