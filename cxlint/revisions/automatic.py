"""What a change is compared with when nobody says so: what the variables of a CI name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COMMITS = ("CI_MERGE_REQUEST_DIFF_BASE_SHA",)
"""Variables that name the commit at which a proposed change begins."""

_BRANCHES = (
    "GITHUB_BASE_REF",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",
    "BITBUCKET_PR_DESTINATION_BRANCH",
    "CHANGE_TARGET",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "CODEBUILD_WEBHOOK_BASE_REF",
    "CIRRUS_BASE_BRANCH",
    "CI_COMMIT_TARGET_BRANCH",
    "BITRISEIO_GIT_BRANCH_DEST",
)
"""Variables that name the branch which a proposed change is to join."""

_BEFORE = ("CI_COMMIT_BEFORE_SHA",)
"""Variables that name what a branch was before a push."""

_TESTED = (("GITHUB_REF", "GITHUB_SHA"), ("BUILD_SOURCEBRANCH", "BUILD_SOURCEVERSION"))
"""Variables that name a merge made only for the test of a proposed change, and its commit."""

_RUNNERS = (
    "CI",
    "BUILD_BUILDID",
    "CODEBUILD_BUILD_ID",
    "JENKINS_URL",
    "TEAMCITY_VERSION",
    "TF_BUILD",
    "bamboo_buildKey",
)
"""Variables of which each CI sets one; several do not set the first."""

_LARGEST_EVENT = 10_000_000

DEFAULT_BRANCHES = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
"""Where the main line is looked for when no variable names anything."""


def in_ci(environment: Mapping[str, str]) -> bool:
    """Whether a CI runs this, so that nobody has anything here that is not committed."""
    return any(environment.get(name) not in (None, "", "false", "False") for name in _RUNNERS)


def test_merge(environment: Mapping[str, str]) -> str:
    """The commit of a merge that a CI made only to test a proposed change; empty where it made none."""
    for reference, commit in _TESTED:
        name = environment.get(reference, "")
        if name.startswith("refs/pull/") and name.endswith("/merge"):
            return environment.get(commit, "")
    return ""


def named_bases(environment: Mapping[str, str]) -> list[str]:
    """The words by which a CI names what a change is compared with, the surest first; none outside a CI."""
    return [word for word in _named(environment) if word.strip("0")]


def _named(environment: Mapping[str, str]) -> Iterator[str]:
    event = _event(environment.get("GITHUB_EVENT_PATH", ""))
    for part, field in (("pull_request", "base"), ("merge_group", "base_sha")):
        inner = event.get(part)
        found = inner.get(field) if isinstance(inner, dict) else None
        yield _word(found.get("sha") if isinstance(found, dict) else found)
    for variable in _COMMITS:
        yield environment.get(variable, "")
    for variable in _BRANCHES:
        branch = environment.get(variable, "").removeprefix("refs/heads/")
        if branch:
            yield f"refs/remotes/origin/{branch}"
            yield f"refs/heads/{branch}"
    yield _word(event.get("before"))
    for variable in _BEFORE:
        yield environment.get(variable, "")


def _event(path: str) -> dict[str, object]:
    """What GitHub writes of the event that started a run; nothing where it cannot be read."""
    try:
        file = Path(path)
        if not path or not file.is_file() or file.stat().st_size > _LARGEST_EVENT:
            return {}
        event = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""
