from datetime import date
from pathlib import Path

import pytest

from facts import Problems
from links.registry import RegistryFile

LINK = "  {id}:\n    url: {url}\n    label: L\n    purpose: p\n    looked: {looked}\n    looked_at: copy\n"


def registry(tmp_path: Path, *links: tuple[str, str, str]) -> RegistryFile:
    text = "hosts: [a.org]\nlinks:\n" + "".join(LINK.format(id=i, url=u, looked=d) for i, u, d in links)
    (tmp_path / "links.yml").write_text(text, encoding="utf-8")
    return RegistryFile(tmp_path / "links.yml", root=tmp_path)


def test_it_knows_addresses_lines_and_the_oldest_look(tmp_path: Path) -> None:
    file = registry(tmp_path, ("x", "https://a.org/x", "2026-11-01"), ("y", "https://a.org/y", "2026-10-01"))
    assert file.registry.by_url == {"https://a.org/x": "x", "https://a.org/y": "y"}
    assert file.registry.last_look() == date(2026, 10, 1)
    assert (file.line("x"), file.line("y", "url")) == (3, 10)


def test_one_address_has_one_id(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        registry(tmp_path, ("x", "https://a.org/x", "2026-11-01"), ("y", "https://a.org/x", "2026-11-01"))
    assert str(caught.value) == "links.yml:10: y: the same url as 'x'. Keep one id for one address."


def test_an_id_is_lower_case_with_hyphens(tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"^links\.yml:3: links\.Bad Id"):
        registry(tmp_path, ("Bad Id", "https://a.org/x", "2026-11-01"))
