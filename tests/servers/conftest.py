"""The built and packed site behind each real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from finish import pack
from tests.conftest import copy_project, once
from tests.servers.bring import brotli_module, find, missing
from tests.servers.running import Certificate, Server, caddy, nginx

OLD = {
    "faq/my-key-is-gone/": "leaked-key",
    "faq/what-if-somebody-has-seen-the-whole-of-my-key-on-a-picture/": "leaked-key",
}


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make pack` makes it, with two pages that have moved, and what a careless upload brings along."""
    return once(tmp_path_factory, "served", serve_and_pack) / "project/site"


def serve_and_pack(folder: Path) -> None:
    project = copy_project(folder / "project")
    moved = "".join(f"{old}: {name}\n" for old, name in OLD.items())
    (project.root / "data/redirects.yml").write_text(moved, encoding="utf-8")
    for done in (project.build("--strict"), project.finish()):
        assert done.returncode == 0, done.stderr
    site = project.root / "site"
    pack.pack(site)
    for left in (
        ".git/config",
        ".env",
        "faq/.htpasswd",
        ".well-known/.htpasswd",
        ".well-known/acme-challenge/asked-for",
    ):
        (site / left).parent.mkdir(exist_ok=True, parents=True)
        (site / left).write_text("secret", encoding="utf-8")
    (site.parent / "outside.txt").write_text("secret", encoding="utf-8")


@pytest.fixture(scope="session")
def certificate(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate.issued_by(authority, tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session", params=["nginx", "nginx without Brotli", "caddy"])
def server(
    request: pytest.FixtureRequest, packed: Path, certificate: Certificate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    name = request.param.split()[0]
    brotli = request.param == "nginx"
    if not find(name) or (brotli and not brotli_module()):
        pytest.skip(missing(name))
    folder = tmp_path_factory.mktemp(name)
    running = (
        caddy(packed, folder, certificate) if name == "caddy" else nginx(packed, folder, certificate, brotli=brotli)
    )
    with running as server:
        yield server
