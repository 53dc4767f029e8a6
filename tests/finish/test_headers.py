"""What servers are told, with the real site and its templates."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from finish.headers import headers
from tests.conftest import ROOT
from web.policy import all_headers

SERVERS = ROOT / "overrides/servers"


def test_hosts_are_told_the_headers_and_what_may_be_kept(site: Path) -> None:
    text = (site / "_headers").read_text(encoding="utf-8")
    for name in all_headers([]):
        assert f"\n  {name}: " in text
    kept = re.findall(r"^/(\S+)\n  Cache-Control: public, max-age=31536000, immutable$", text, re.MULTILINE)
    assert any(name.endswith(".css") for name in kept)
    assert all((site / name).is_file() for name in kept)


def test_servers_are_told_the_same(site: Path) -> None:
    policy = re.search(r"Content-Security-Policy: (.*)", (site / "_headers").read_text(encoding="utf-8"))
    assert policy
    assert policy[1].count("sha256-") == 1  # overrides/partials/colors.html
    for name in ("nginx.conf", "Caddyfile"):
        text = (site.parent / "servers" / name).read_text(encoding="utf-8")
        assert f'"{policy[1]}"' in text
        assert "immutable" in text


def test_settings_of_servers_are_not_published(site: Path) -> None:
    assert not (site / "servers").exists()
    assert not (site / "nginx.conf").exists()


def test_old_addresses_are_those_that_hosts_are_told(tmp_path: Path) -> None:
    text = headers(tmp_path, SERVERS, {"/faq/a/": "/safety/#b"})["nginx.conf"]
    assert "/faq/a/" in text
    assert "/safety/#b" in text


def test_a_name_that_no_template_knows_is_not_left_empty(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/_headers").write_text("{{ pollicy }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="pollicy"):
        headers(tmp_path, tmp_path / "templates", {})
