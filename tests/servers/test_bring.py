"""A machine without servers, and without a way to bring them."""

from pathlib import Path

import pytest

from tests.servers import bring


def test_what_is_missing_is_one_line_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bring, "UNPACKED", tmp_path)
    bring.main(["caddy"])
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "caddy is missing or incomplete. Install it (Debian: apt install caddy).\n"


def test_a_program_that_was_brought_is_found_and_its_module_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring, "UNPACKED", tmp_path)
    nginx = tmp_path / "usr/sbin/nginx"
    nginx.parent.mkdir(parents=True)
    nginx.write_text("", encoding="utf-8")
    nginx.chmod(0o755)
    assert bring.find("nginx") == str(nginx)
    assert not bring.complete("nginx")  # a module of the machine's own nginx would not fit
    module = tmp_path / "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
    module.parent.mkdir(parents=True)
    module.write_text("", encoding="utf-8")
    assert bring.brotli_module() == module
    assert bring.complete("nginx")
