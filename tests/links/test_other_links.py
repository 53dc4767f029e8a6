from pathlib import Path

from links.other_links import other_links


def test_public_addresses_are_found_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "docs/faq").mkdir(parents=True)
    (tmp_path / "README.md").write_text("See [it](https://a.org/x_(y)), or\n<https://b.org/>.\n")
    (tmp_path / "docs/faq/p.md").write_text("`https://b.org/`\n")
    (tmp_path / "data/models.yml").write_text("source: https://a.org/s # why\n")
    assert other_links(tmp_path) == {
        "https://a.org/x_(y)": ["README.md:1:10"],
        "https://b.org/": ["README.md:2:2", "docs/faq/p.md:1:2"],
        "https://a.org/s": ["data/models.yml:1:9"],
    }


def test_machines_nearby_and_names_for_examples_are_left_alone(tmp_path: Path) -> None:
    text = (
        "https://127.0.0.1/ https://10.0.0.1/ https://localhost/ https://x.example/ https://example.org/ https://[::1"
    )
    (tmp_path / "README.md").write_text(text)
    assert other_links(tmp_path) == {}
