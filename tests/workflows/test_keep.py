"""One issue and one pull request: made, brought up to date, closed, never a second one."""

from tests.workflows.conftest import PINS, SCRIPTS, GitHub, write

BRANCH, TITLE = "newer-prices", "Pin newer price lists"


def issue(github: GitHub, text: str) -> str:
    write(github.clone / "links.md", text)
    return github.script("keep-issue.sh", "links-to-mend", "Links to mend", "links.md")


def test_the_whole_life_of_an_issue(github: GitHub) -> None:
    assert issue(github, "") == "Nothing to do: no issue 'links-to-mend' is open.\n"
    assert github.get("issues") == []
    for text in ("one\n", "two\n"):
        issue(github, text)
        (kept,) = github.get("issues")
        assert kept == {
            "number": 1,
            "state": "open",
            "labels": ["links-to-mend"],
            "title": "Links to mend",
            "body": text.strip(),
        }
    issue(github, "")
    assert github.get("issues")[0]["state"] == "closed"
    issue(github, "three\n")
    assert [(it["state"], it["body"]) for it in github.get("issues")] == [("open", "three")]


def test_an_issue_twice_is_as_once(github: GitHub) -> None:
    for text in ("one\n", ""):
        issue(github, text)
        before = github.get("issues")
        issue(github, text)
        assert github.get("issues") == before


def test_a_label_that_is_there_already_is_no_trouble(github: GitHub) -> None:
    github.set(labels=["links-to-mend"])
    issue(github, "one\n")
    assert len(github.get("issues")) == 1


def test_a_pull_request_with_the_label_is_not_the_issue(github: GitHub) -> None:
    labeled = {"number": 1, "labels": ["links-to-mend"], "pull_request": {}, "state": "open"}
    github.set(issues=[labeled])
    issue(github, "")
    issue(github, "one\n")
    assert github.get("issues")[0] == labeled
    assert github.get("issues")[1]["body"] == "one"


def test_a_text_is_one_text_whatever_is_in_it(github: GitHub) -> None:
    hostile = "$(touch x) `touch x` \"; touch x; ' -f title=x\n@report.md\n\\n {owner}\n- [ ] 😀"
    for _ in range(2):
        issue(github, hostile + "\n")
        assert (github.get("issues")[0]["title"], github.get("issues")[0]["body"]) == ("Links to mend", hostile)
    assert not (github.clone / "x").exists()


def test_a_longer_text_than_github_takes_loses_whole_lines(github: GitHub) -> None:
    issue(github, "a line of words\n" * 10_000)
    kept, _, left = github.get("issues")[0]["body"].rpartition("\n\n")
    assert set(kept.splitlines()) == {"a line of words"}
    assert left == f"… and {10_000 - len(kept.splitlines())} more lines"
    issue(github, "😀" * 100_000)
    assert github.get("issues")[0]["body"].strip() == "… and 1 more lines"


def test_a_report_that_is_missing_is_a_failure_that_changes_nothing(github: GitHub) -> None:
    script = github.run("sh", f"{SCRIPTS}/keep-issue.sh", "label", "title", "none.md")
    assert script.returncode != 0
    assert github.get("issues") == []


def bring(github: GitHub, lock: str, report: str = "what is new") -> None:
    """What a job does: in a fresh clone, for it checks out anew."""
    github.git("fetch", "--quiet", "origin")
    github.git("reset", "--quiet", "--hard", "origin/main")
    write(github.found / "requirements.txt", lock)
    write(github.found / "report.md", report)
    github.script("keep-pull-request.sh", BRANCH, TITLE, "found")


def files(github: GitHub) -> dict[str, str]:
    names = github.git("ls-tree", "-r", "--name-only", BRANCH, at=github.origin).splitlines()
    return {name: github.git("show", f"{BRANCH}:{name}", at=github.origin) + "\n" for name in names}


def move_main(github: GitHub, file: str, text: str) -> None:
    write(github.origin / file, text)
    github.git("commit", "--quiet", "--all", "--message=move", at=github.origin)


def is_one_commit_on_main(github: GitHub) -> bool:
    return github.git("rev-parse", f"{BRANCH}^", at=github.origin) == github.git("rev-parse", "main", at=github.origin)


def test_nothing_new_is_no_pull_request(github: GitHub) -> None:
    bring(github, PINS["requirements.txt"])
    assert github.get("pulls") == github.get("started") == []
    assert github.git("branch", "--list", BRANCH, at=github.origin) == ""


def test_it_is_one_commit_on_main_with_the_other_files_as_they_are_and_is_tested(github: GitHub) -> None:
    write(github.found / "README.md", "not to be brought")
    write(github.found / ".github/workflows/evil.yml", "not to be brought")
    (github.found / "data/price_sources.yml").chmod(0o755)
    bring(github, "a==2\n")
    assert files(github) == {**PINS, "README.md": "read\n", "requirements.txt": "a==2\n"}
    assert "100755" not in github.git("ls-tree", "-r", BRANCH, at=github.origin)
    assert is_one_commit_on_main(github)
    (pull,) = github.get("pulls")
    assert (pull["title"], pull["body"], pull["base"]) == (TITLE, "what is new", "main")
    assert github.get("started") == [["pull-request.yml", BRANCH]]


def test_a_pull_request_twice_is_as_once(github: GitHub) -> None:
    bring(github, "a==2\n")
    before = github.get("pulls"), github.get("started"), github.git("rev-parse", BRANCH, at=github.origin)
    bring(github, "a==2\n")
    assert before == (github.get("pulls"), github.get("started"), github.git("rev-parse", BRANCH, at=github.origin))


def test_the_next_day_brings_the_same_one_up_to_date(github: GitHub) -> None:
    bring(github, "a==2\n")
    bring(github, "a==3\n", "more is new")
    (pull,) = github.get("pulls")
    assert pull["body"] == "more is new"
    assert files(github)["requirements.txt"] == "a==3\n"
    assert is_one_commit_on_main(github)
    assert github.get("started") == [["pull-request.yml", BRANCH]] * 2


def test_when_main_has_moved_it_is_made_anew(github: GitHub) -> None:
    bring(github, "a==2\n")
    move_main(github, "README.md", "read this\n")
    bring(github, "a==2\n")
    assert files(github) == {**PINS, "README.md": "read this\n", "requirements.txt": "a==2\n"}
    assert is_one_commit_on_main(github)
    assert len(github.get("pulls")) == 1


def test_it_is_closed_when_main_has_it_all(github: GitHub) -> None:
    bring(github, "a==2\n")
    move_main(github, "requirements.txt", "a==2\n")
    bring(github, "a==2\n")
    assert [it["state"] for it in github.get("pulls")] == ["closed"]


def test_after_it_was_merged_the_next_one_is_another(github: GitHub) -> None:
    bring(github, "a==2\n")
    github.set(pulls=[{**github.get("pulls")[0], "state": "closed"}])
    bring(github, "a==3\n")
    assert [it["state"] for it in github.get("pulls")] == ["closed", "open"]


def test_a_pull_request_that_could_not_be_opened_is_opened_and_tested_the_next_time(github: GitHub) -> None:
    github.set(refuse="pr create")
    write(github.found / "requirements.txt", "a==2\n")
    script = github.run("sh", f"{SCRIPTS}/keep-pull-request.sh", BRANCH, TITLE, "found")
    assert script.returncode != 0
    assert github.get("started") == []
    github.set(refuse="")
    bring(github, "a==2\n")
    assert len(github.get("pulls")) == len(github.get("started")) == 1


def test_a_branch_of_that_name_in_a_fork_is_left_alone(github: GitHub) -> None:
    stranger = {"number": 1, "state": "open", "base": "main", "title": "x", "head": {"label": f"reader:{BRANCH}"}}
    github.set(pulls=[stranger])
    bring(github, "a==2\n")
    assert github.get("pulls")[0] == stranger
    assert len(github.get("pulls")) == 2
