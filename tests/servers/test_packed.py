"""Which packed file is sent to whom."""

import gzip

import brotli
import pytest

from tests.servers.running import Server

UNPACK = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}
# What is accepted, and what can be sent then, by what the server can: the first that it has.
ACCEPTED = {
    "": (None,),
    "identity": (None,),
    "gzip": ("gzip",),
    "br": ("br", None),
    "gzip, deflate, br": ("br", "gzip"),
    "gzip, deflate, br, zstd": ("br", "gzip"),
    "br;q=1.0, gzip;q=0.8, *;q=0.1": ("br", "gzip"),
    "br;q=0, gzip": ("gzip",),
    "gzip;q=0, br": ("br", None),
    "gzip;q=0, br;q=0": (None,),
    "br;q=0": (None,),
    "gzip;q=0": (None,),
    "zstd": (None,),
    "snappy, lzma;q=0.5": (None,),
    "brotli, xbr, gzipped": (None,),
}


@pytest.mark.parametrize("path", ["/", "/llms.txt", "/search/index.json", "/no-such-page/"])
@pytest.mark.parametrize("accepted", ACCEPTED)
def test_what_is_accepted_is_sent_and_is_the_file(server: Server, path: str, accepted: str) -> None:
    file = {"/": "index.html", "/no-such-page/": "404.html"}.get(path, path.lstrip("/"))
    answer = server.ask(path, accept_encoding=accepted)
    expected = next(pack for pack in ACCEPTED[accepted] if pack is None or pack in server.packs)
    assert answer["Content-Encoding"] == expected
    assert UNPACK[expected](answer.body) == (server.site / file).read_bytes()


def test_who_accepts_nothing_in_particular_gets_the_file(server: Server) -> None:
    assert server.ask("/")["Content-Encoding"] is None


@pytest.mark.parametrize("path", ["/", "/no-such-page/", "/llms.txt"])
@pytest.mark.parametrize("accepted", ["", "gzip", "br", "zstd"])
def test_caches_are_told_that_it_depends_on_what_is_accepted(server: Server, path: str, accepted: str) -> None:
    assert server.ask(path, accept_encoding=accepted)["Vary"] == "Accept-Encoding"


def test_a_cache_in_between_is_given_packed_files_too(server: Server) -> None:
    answer = server.ask("/", accept_encoding="gzip", via="1.1 cache.example")
    assert answer["Content-Encoding"] == "gzip"


def test_each_packed_file_has_a_tag_of_its_own(server: Server) -> None:
    packs = ("", *server.packs)
    assert len({server.ask("/", accept_encoding=pack)["ETag"] for pack in packs}) == len(packs)


def test_a_packed_file_by_its_own_name_is_not_packed_twice(server: Server) -> None:
    answer = server.ask("/sitemap.xml.gz", accept_encoding="gzip")
    assert answer["Content-Encoding"] is None
    assert gzip.decompress(answer.body) == (server.site / "sitemap.xml").read_bytes()
