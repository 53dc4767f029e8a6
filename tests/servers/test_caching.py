"""What may be kept, for how long, and how it is asked for again."""

from collections.abc import Iterator

import pytest

from tests.servers.running import Server
from web.assets import HASHED
from web.policy import ASK_AGAIN, AT_THE_EDGE, FOR_GOOD


def hashed(server: Server) -> Iterator[str]:
    for path in sorted(server.site.rglob("*")):
        if HASHED.search(path.name):
            yield f"/{path.relative_to(server.site).as_posix()}"


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_files_with_a_hash_in_their_name_are_kept_for_good(server: Server, accepted: str) -> None:
    paths = list(hashed(server))
    assert len(paths) > 3
    for path in paths:
        answer = server.ask(path, accept_encoding=accepted)
        assert (answer.status, answer["Cache-Control"], answer["CDN-Cache-Control"]) == (200, FOR_GOOD, None)


@pytest.mark.parametrize(
    "path", ["/", "/faq/", "/faq/index.md", "/llms.txt", "/costs/prices.json", "/search/index.json"]
)
def test_all_others_are_asked_for_again_and_kept_for_a_minute_by_caches_in_between(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert (answer["Cache-Control"], answer["CDN-Cache-Control"]) == (ASK_AGAIN, AT_THE_EDGE)


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/no-such-page/", "GET", 404),
        ("/index.html/", "GET", 404),
        ("/assets/guide.00000000.js", "GET", 404),
        ("/assets/guide.00000000.js", "HEAD", 404),
        ("/assets/guide.00000000.js/", "GET", 404),
        ("/.assets/guide.00000000.js", "GET", 404),
    ],
)
def test_nothing_that_is_missing_is_kept(server: Server, path: str, method: str, status: int) -> None:
    answer = server.ask(path, method)
    assert (answer.status, answer["Cache-Control"], answer["CDN-Cache-Control"]) == (status, ASK_AGAIN, None)


def test_nothing_that_is_refused_is_kept(server: Server) -> None:
    for path in (next(hashed(server)), "/llms.txt"):
        refused = server.ask(path, "POST"), server.ask(path, range="bytes=99999999-")
        assert [answer.status for answer in refused] == [405, 416]
        for answer in refused:
            assert (answer["Cache-Control"], answer["CDN-Cache-Control"]) == (ASK_AGAIN, None)


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_what_has_not_changed_is_not_sent_again(server: Server, accepted: str) -> None:
    for path in ("/", next(hashed(server))):
        first = server.ask(path, accept_encoding=accepted)
        assert first["ETag"]
        assert first["Last-Modified"]
        for known in ({"if_none_match": first["ETag"]}, {"if_modified_since": first["Last-Modified"]}):
            again = server.ask(path, accept_encoding=accepted, **known)
            assert (again.status, again.body) == (304, b"")
            for name in ("ETag", "Cache-Control", "CDN-Cache-Control", "Vary"):
                assert again[name] == first[name]


def test_a_tag_in_a_list_or_made_weak_on_the_way_is_known_again(server: Server) -> None:
    tag = server.ask("/")["ETag"]
    for known in (f"W/{tag}", f'"other", {tag}', "*"):
        assert server.ask("/", if_none_match=known).status == 304


def test_what_has_changed_is_sent(server: Server) -> None:
    assert server.ask("/", if_none_match='"another"').status == 200
    assert server.ask("/", if_modified_since="Thu, 01 Jan 2015 00:00:00 GMT").status == 200


def test_who_asks_again_for_what_is_missing_is_shown_the_page_again(server: Server) -> None:
    first = server.ask("/no-such-page/")
    known = {"if_none_match": first["ETag"] or '"a"', "if_modified_since": first["Last-Modified"] or ""}
    again = server.ask("/no-such-page/", range="bytes=0-9", **known)
    assert (again.status, again.body) == (404, first.body)


def test_a_part_of_a_file(server: Server) -> None:
    whole = server.ask("/llms.txt").body
    for asked, start, end in (
        ("10-19", 10, 20),
        ("-10", len(whole) - 10, len(whole)),
        (f"{len(whole) - 1}-", -1, None),
    ):
        answer = server.ask("/llms.txt", range=f"bytes={asked}")
        assert (answer.status, answer.body) == (206, whole[start:end])
        assert str(answer["Content-Range"]).endswith(f"/{len(whole)}")


@pytest.mark.parametrize("accepted", ["gzip", "br"])
def test_a_part_is_never_one_of_a_packed_file(server: Server, accepted: str) -> None:
    whole = server.ask("/llms.txt", accept_encoding=accepted)
    part = server.ask("/llms.txt", accept_encoding=accepted, range="bytes=10-19")
    if part.status == 200:
        assert (part["Content-Encoding"], part.body) == (whole["Content-Encoding"], whole.body)
    else:
        assert (part.status, part["Content-Encoding"]) == (206, None)
        assert part.body == server.ask("/llms.txt").body[10:20]


def test_a_part_that_no_longer_fits_is_not_sent(server: Server) -> None:
    whole = server.ask("/llms.txt")
    answer = server.ask("/llms.txt", range="bytes=10-19", if_range='"another"')
    assert (answer.status, answer.body) == (200, whole.body)
    assert server.ask("/llms.txt", range="bytes=10-19", if_range=str(whole["ETag"])).status == 206


def test_a_part_that_is_not_there_is_refused(server: Server) -> None:
    answer = server.ask("/llms.txt", range="bytes=99999999-")
    size = (server.site / "llms.txt").stat().st_size
    assert (answer.status, answer["Content-Range"]) == (416, f"bytes */{size}")


def test_a_head_has_the_headers_of_the_whole(server: Server) -> None:
    for path in ("/", "/no-such-page/", next(hashed(server))):
        whole, head = server.ask(path), server.ask(path, "HEAD")
        assert head.body == b""
        assert head.status == whole.status
        different = {name for name in {*whole.headers, *head.headers} if whole[name] != head[name]}
        assert different <= {"Date"}
