"""What templates of servers are filled in with."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from headers.site import redirects_of, rendered


def test_old_addresses_are_those_that_hosts_are_told(tmp_path: Path) -> None:
    lines = "/faq/a/ /safety/#b 301\n/fix/c/ /fix/d/ 301\n"
    (tmp_path / "_redirects").write_text(lines, encoding="utf-8")
    assert redirects_of(tmp_path) == {"/faq/a/": "/safety/#b", "/fix/c/": "/fix/d/"}


def test_a_site_without_old_addresses(tmp_path: Path) -> None:
    assert redirects_of(tmp_path) == {}


def test_a_name_that_no_template_knows_is_not_left_empty(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="pollicy"):
        rendered("{{ pollicy }}", tmp_path)
