"""What pages use is found whether they are looked at whole or apart from what they share."""

from pathlib import Path

import pytest
from weight.use import Use, Used

FRAME = '<link rel="stylesheet" href="{}assets/a.css">\n<nav class="menu"></nav>\n'
END = '<script src="{}assets/all.js" type="module"></script>\n'
OWN = '<p id="own" class="lead"><img src="{}assets/own.png"></p><script>let a</script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.css").write_text(".lead{} #own{}", encoding="utf-8")
    return tmp_path


def whole(root: str) -> str:
    return f"<head>{FRAME.format(root)}</head><body>{OWN.format(root)}{END.format(root)}</body>"


def expected(roots: dict[str, str]) -> Used:
    return Used(
        ".lead{} #own{}",
        ["assets/a.css"],
        ["assets/all.js"],
        {"<link rel href>", '<nav class="menu">', '<p id="own" class="lead">', "<img src>"},
        {"let a"},
        {"a.css", "all.js", "own.png"},
        {"assets/a.css", "assets/all.js"},
        roots,
    )


def told(use: Use) -> Used:
    found = use.all()
    found.tags = {tag for tag in found.tags if not tag.startswith(("<head", "<body", "<script"))}
    return found


def test_pages_are_looked_at_whole(site: Path) -> None:
    use = Use(site)
    use.add("404.html", whole("/guide/"))
    use.add("a/index.html", whole("../"))
    use.add("old/index.html", '<head><meta http-equiv="refresh" content="0; url=../a/"></head>')
    assert told(use) == expected({"404.html": "/guide/", "a/index.html": "../"})


def test_pages_are_looked_at_apart_from_what_they_share(site: Path) -> None:
    use = Use(site)
    for name, root in (("a/index.html", "../"), ("b/index.html", "../"), ("a/b/index.html", "../../")):
        use.add(name, f"<head></head><body>{OWN.format(root)}</body>", FRAME.format(root) + END.format(root))
    assert told(use) == expected({"a/index.html": "../", "b/index.html": "../", "a/b/index.html": "../../"})


def test_what_two_have_found_is_put_together(site: Path) -> None:
    one, two, none = Use(site), Use(site), Use(site)
    one.add("a/index.html", whole("../"))
    two.add("b/index.html", whole("../"))
    both = expected({"a/index.html": "../", "b/index.html": "../"})
    assert told(one) | told(two) == both
    assert none.all() | (told(one) | told(two)) == both
