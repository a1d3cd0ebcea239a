"""Without a word from anybody a change is compared with what the CI says that it is to join."""

from __future__ import annotations

import json

import pytest

from cxlint.errors import RevisionError
from cxlint.revisions.automatic import in_ci
from tests.revisions.repositories import Repo

PERSON = "kind: person\nid: mona\n"


@pytest.fixture
def proposed(repo, tmp_path):
    """A clone on a branch that parted from main, on which others went on; the commits by name."""
    commits = {"parted": repo.commit({"a.yaml": PERSON})}
    repo.git("checkout", "--quiet", "-b", "change")
    commits["change"] = repo.commit({"b.yaml": PERSON})
    repo.git("checkout", "--quiet", "main")
    commits["main"] = repo.commit({"c.yaml": PERSON})
    repo.git("clone", "--quiet", "--branch", "change", repo.path.as_uri(), str(tmp_path / "clone"))
    clone = Repo.at(tmp_path / "clone")
    clone.commits = commits
    return clone


def event(tmp_path, content):
    """The file in which GitHub describes what happened."""
    file = tmp_path / "event.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return {"CI": "true", "GITHUB_EVENT_PATH": str(file)}


@pytest.mark.parametrize(
    "variable",
    [
        {"GITHUB_BASE_REF": "main"},
        {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"},
        {"SYSTEM_PULLREQUEST_TARGETBRANCH": "main"},
        {"BITBUCKET_PR_DESTINATION_BRANCH": "main"},
        {"CHANGE_TARGET": "main"},
        {"BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"},
        {"CODEBUILD_WEBHOOK_BASE_REF": "refs/heads/main"},
        {"CIRRUS_BASE_BRANCH": "main"},
        {"CI_COMMIT_TARGET_BRANCH": "main"},
        {"BITRISEIO_GIT_BRANCH_DEST": "main"},
        {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "{parted}"},
        {"CI_COMMIT_BEFORE_SHA": "{parted}"},
        {"CI_COMMIT_BEFORE_SHA": "0" * 40, "GITHUB_BASE_REF": "main"},
        {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "{parted}", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "gone"},
        {},
    ],
    ids=lambda variables: " ".join(f"{name}={value}" for name, value in variables.items()) or "nothing",
)
def test_the_base_is_where_the_change_parted_from_what_the_variables_name(variable, proposed, around):
    variables = {name: value.format(**proposed.commits) for name, value in variable.items()}
    assert around(proposed.path).automatic_base({**variables, "CI": "true"}) == proposed.commits["parted"]


@pytest.mark.parametrize(
    "content",
    [
        {"pull_request": {"base": {"sha": "{main}"}}},
        {"merge_group": {"base_sha": "{main}"}},
        {"before": "{parted}"},
    ],
)
def test_the_event_of_github_names_the_base(content, proposed, around, tmp_path):
    text = json.dumps(content)
    for name, commit in proposed.commits.items():
        text = text.replace(f"{{{name}}}", commit)
    environment = {**event(tmp_path, text), "GITHUB_BASE_REF": ""}
    assert around(proposed.path).automatic_base(environment) == proposed.commits["parted"]


def test_a_commit_of_the_event_that_is_not_here_gives_way_to_the_branch(proposed, around, tmp_path):
    environment = {
        **event(tmp_path, {"pull_request": {"base": {"sha": "a" * 40}}}),
        "GITHUB_BASE_REF": "main",
    }
    assert around(proposed.path).automatic_base(environment) == proposed.commits["parted"]


def test_a_merge_made_for_the_test_is_compared_with_what_it_was_merged_into(proposed, around, tmp_path):
    """The event may name an older commit of main: what others did since then is not part of this change."""
    proposed.git("checkout", "--quiet", "--detach", "origin/main")
    proposed.git("merge", "--quiet", "--no-ff", "change", "--message", "Merge for the test")
    merge = proposed.git("rev-parse", "HEAD")
    github = event(tmp_path, {"pull_request": {"base": {"sha": proposed.commits["parted"]}}})
    for variables in (
        {**github, "GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": merge},
        {"BUILD_SOURCEBRANCH": "refs/pull/7/merge", "BUILD_SOURCEVERSION": merge},
    ):
        assert around(proposed.path).automatic_base(variables) == proposed.commits["main"]
    other = {**github, "GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": proposed.commits["change"]}
    assert around(proposed.path).automatic_base(other) == proposed.commits["parted"]


def test_a_named_base_that_is_not_here_stops_the_run(proposed, around, tmp_path):
    """Never the main line instead: the change may be one against a release."""
    for variables in (
        {"GITHUB_BASE_REF": "release-1"},
        event(tmp_path, {"pull_request": {"base": {"sha": "a" * 40}}}),
    ):
        with pytest.raises(
            RevisionError, match=r"(release-1|aaaa).* is not here; .*fetch-depth: 0"
        ) as stopped:
            around(proposed.path).automatic_base({**variables, "CI": "true"})
        assert stopped.value.code == 3


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_clone_of_a_proposed_change_never_passes_silently(depth, repo, around, tmp_path):
    repo.commit({"a.yaml": PERSON})
    repo.git("checkout", "--quiet", "-b", "change")
    for number in range(3):
        repo.commit({f"b{number}.yaml": PERSON})
    options = [f"--depth={depth}", "--branch", "change", "--single-branch"]
    repo.git("clone", "--quiet", *options, repo.path.as_uri(), str(tmp_path / "clone"))
    with pytest.raises(RevisionError, match="fetch-depth: 0") as stopped:
        around(tmp_path / "clone").automatic_base({"GITHUB_BASE_REF": "main", "CI": "true"})
    assert stopped.value.code == 3


def test_a_ci_that_names_nothing_on_the_main_line_compares_nothing_and_says_so(proposed, around):
    proposed.git("checkout", "--quiet", "main")
    with pytest.raises(RevisionError, match="nothing tells what to compare with") as stopped:
        around(proposed.path).automatic_base({"CI": "true"})
    assert stopped.value.code == 3
    assert around(proposed.path).automatic_base({}) == proposed.commits["main"], (
        "at home: what is not committed yet"
    )


@pytest.mark.parametrize(
    ("variables", "found"),
    [
        ({}, False),
        ({"CI": ""}, False),
        ({"CI": "false"}, False),
        ({"CI": "1"}, True),
        ({"TF_BUILD": "True"}, True),
        ({"JENKINS_URL": "https://jenkins.example.org/"}, True),
        ({"TEAMCITY_VERSION": "2026.1"}, True),
        ({"CODEBUILD_BUILD_ID": "cx:1"}, True),
    ],
)
def test_a_ci_is_known_by_its_own_variables(variables, found, proposed, around):
    assert in_ci(variables) is found
    proposed.git("checkout", "--quiet", "main")
    if found:
        with pytest.raises(RevisionError, match="nothing tells what to compare with"):
            around(proposed.path).automatic_base(variables)


def test_a_shallow_clone_is_not_compared_with_itself_outside_a_ci_either(repo, around, tmp_path):
    repo.commit({"a.yaml": PERSON})
    repo.git("checkout", "--quiet", "-b", "change")
    repo.commit({"b.yaml": PERSON})
    repo.git("clone", "--quiet", "--depth=1", "--branch=change", repo.path.as_uri(), str(tmp_path / "clone"))
    with pytest.raises(RevisionError, match="fetch-depth: 0") as stopped:
        around(tmp_path / "clone").automatic_base({})
    assert stopped.value.code == 3


def test_a_repository_without_a_main_line_names_nothing(tmp_path, around):
    repo = Repo(tmp_path / "lone")
    repo.commit({"a.yaml": PERSON})
    repo.git("branch", "--move", "main", "trunk")
    with pytest.raises(RevisionError, match="nothing tells what to compare with"):
        around(repo.path).automatic_base({})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[",
        "[]",
        "null",
        '{"pull_request": 3}',
        '{"pull_request": {"base": []}}',
        '{"before": 7}',
        "[" * 100_000,
        "\0",
    ],
    ids=range(9),
)
def test_an_event_that_says_nothing_useful_is_passed_over(content, proposed, around, tmp_path):
    environment = {**event(tmp_path, content), "GITHUB_BASE_REF": "main"}
    assert around(proposed.path).automatic_base(environment) == proposed.commits["parted"]
    gone = {"GITHUB_EVENT_PATH": str(tmp_path / "gone"), "GITHUB_BASE_REF": "main"}
    assert around(proposed.path).automatic_base(gone) == proposed.commits["parted"]


@pytest.mark.parametrize("word", ["--output=x", "main --all", "main..HEAD", "../../config", "x\n--all", "-h"])
def test_hostile_variables_name_nothing(word, proposed, around, tmp_path):
    for variables in (
        {"GITHUB_BASE_REF": word},
        {"CI_MERGE_REQUEST_DIFF_BASE_SHA": word},
        event(tmp_path, {"before": word}),
    ):
        with pytest.raises(RevisionError, match="is not here"):
            around(proposed.path).automatic_base(variables)
    assert not (proposed.path / "x").exists()
