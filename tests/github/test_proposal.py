"""One pull request: made, made anew from where main is, closed when there is nothing to bring."""

import pytest
from werkzeug import Response

from github.api import Refused
from github.proposal import Base, propose
from tests.github.fake import FakeGitHub

OLD = {"requirements.txt": "a==1\n", "README.md": "read\n"}


@pytest.fixture
def base(fake: FakeGitHub) -> Base:
    fake.refs["main"] = fake.commit(OLD)
    return Base("main", fake.refs["main"])


def bring(fake: FakeGitHub, base: Base, lock: str, body: str = "what is new") -> bool:
    return propose(
        fake.client(), base, "newer-prices", title="Pin newer price lists", body=body, texts={"requirements.txt": lock}
    )


def test_nothing_new_is_no_pull_request(fake: FakeGitHub, base: Base) -> None:
    assert not bring(fake, base, "a==1\n")
    assert fake.pulls == []
    assert "newer-prices" not in fake.refs


def test_it_is_one_commit_on_main_with_the_other_files_as_they_are(fake: FakeGitHub, base: Base) -> None:
    assert bring(fake, base, "a==2\n")
    assert fake.files("newer-prices") == {**OLD, "requirements.txt": "a==2\n"}
    assert fake.commits[fake.refs["newer-prices"]]["parents"] == [{"sha": base.commit}]
    (pull,) = fake.pulls
    assert (pull["title"], pull["body"], pull["base"]) == ("Pin newer price lists", "what is new", "main")


def test_a_pull_request_that_could_not_be_opened_is_opened_the_next_time(fake: FakeGitHub, base: Base) -> None:
    fake.refuse["POST pulls"] = Response('{"message": "GitHub Actions is not permitted to create pull requests"}', 403)
    with pytest.raises(Refused, match="not permitted"):
        bring(fake, base, "a==2\n")
    fake.refuse.clear()
    assert bring(fake, base, "a==2\n")
    assert len(fake.pulls) == 1


def test_twice_is_as_once(fake: FakeGitHub, base: Base) -> None:
    bring(fake, base, "a==2\n")
    before = [it for it in fake.changes if it != "POST git/trees"]
    assert not bring(fake, base, "a==2\n")
    assert [it for it in fake.changes if it != "POST git/trees"] == before


def test_the_next_day_brings_the_same_one_up_to_date(fake: FakeGitHub, base: Base) -> None:
    bring(fake, base, "a==2\n")
    assert bring(fake, base, "a==3\n", "more is new")
    (pull,) = fake.pulls
    assert pull["body"] == "more is new"
    assert pull["head"]["sha"] == fake.refs["newer-prices"]
    assert fake.files("newer-prices")["requirements.txt"] == "a==3\n"
    assert fake.commits[fake.refs["newer-prices"]]["parents"] == [{"sha": base.commit}]


def test_when_main_has_moved_it_is_made_anew(fake: FakeGitHub, base: Base) -> None:
    bring(fake, base, "a==2\n")
    moved = Base("main", fake.commit({**OLD, "README.md": "read this\n"}, base.commit))
    assert bring(fake, moved, "a==2\n")
    assert fake.files("newer-prices") == {"requirements.txt": "a==2\n", "README.md": "read this\n"}
    assert len(fake.pulls) == 1


def test_it_is_closed_when_main_has_it_all(fake: FakeGitHub, base: Base) -> None:
    bring(fake, base, "a==2\n")
    assert not bring(fake, Base("main", fake.commit({**OLD, "requirements.txt": "a==2\n"}, base.commit)), "a==2\n")
    assert [it["state"] for it in fake.pulls] == ["closed"]


def test_after_it_was_merged_the_next_one_is_another(fake: FakeGitHub, base: Base) -> None:
    bring(fake, base, "a==2\n")
    fake.pulls[0]["state"] = "closed"
    bring(fake, base, "a==3\n")
    assert [it["state"] for it in fake.pulls] == ["closed", "open"]
