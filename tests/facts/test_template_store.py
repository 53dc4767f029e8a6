"""Compiled templates come from the folder, unless what lies there is no good."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from facts.template_store import TemplateStore


def rendered(folder: Path, text: str = "{{ 1 + 1 }}") -> str:
    env = Environment(loader=DictLoader({"a": text}), bytecode_cache=TemplateStore(str(folder)), autoescape=True)
    return env.get_template("a").render()


def test_a_template_is_kept_and_a_changed_one_compiled_anew(tmp_path: Path) -> None:
    assert rendered(tmp_path) == "2"
    (kept,) = tmp_path.iterdir()
    before = kept.read_bytes()
    assert rendered(tmp_path) == "2"
    assert kept.read_bytes() == before
    assert rendered(tmp_path, "{{ 1 + 2 }}") == "3"
    assert kept.read_bytes() != before


@pytest.mark.parametrize("left", [0, 1, 5, 14, 20, 40, 60, 100])
def test_a_damaged_file_is_made_anew(tmp_path: Path, left: int) -> None:
    rendered(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:left])
    assert rendered(tmp_path) == "2"
    assert kept.read_bytes() == whole


def test_a_file_with_other_bytes_in_its_middle_is_made_anew(tmp_path: Path) -> None:
    rendered(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for at in range(14, 60):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        assert rendered(tmp_path) == "2"
