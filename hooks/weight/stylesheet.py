"""One stylesheet out of many, with what the site uses of them."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import rcssmin

from weight import purge, scripts, seen, selectors
from weight.purge import purge as purged
from weight.scripts import words
from weight.seen import Seen

# A cached result is good for this code alone.
_CODE = b"".join(
    [
        *(Path(module.__file__ or "").read_bytes() for module in (purge, scripts, seen, selectors)),
        *(version(package).encode() for package in ("rcssmin", "tinycss2")),
    ]
)
_KEEP = 8


def joined(sheets: Iterable[str]) -> str:
    """All stylesheets as one."""
    return "\n".join(sheet.removeprefix("\ufeff") for sheet in sheets)


def used(css: str, start_tags: Iterable[str], programs: Mapping[str, str], cache: Path) -> str:
    """What pages and `programs` (texts of scripts by path) use of `css`; known results are in `cache`."""
    tags = sorted(start_tags)
    key = sha256(b"\0".join([_CODE, css.encode(), *(tag.encode() for tag in tags)]))
    for path, program in sorted(programs.items()):
        key.update(f"\0{path}\0{program}".encode())
    known = cache / f"{key.hexdigest()[:32]}.css"
    if not known.is_file():
        said = {word for program in programs.values() for word in words(program)}
        _remember(known, purged(str(rcssmin.cssmin(css)), Seen(tags, said)))
    return known.read_text(encoding="utf-8")


def _remember(known: Path, text: str) -> None:
    known.parent.mkdir(parents=True, exist_ok=True)
    for old in sorted(known.parent.glob("*.css"), key=lambda path: path.stat().st_mtime)[: -_KEEP or None]:
        old.unlink(missing_ok=True)
    half = known.with_suffix(".new")
    half.write_text(text, encoding="utf-8")
    half.replace(known)
