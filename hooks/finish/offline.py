"""`python -m finish.offline SITE FOLDER`: a copy of the built site that opens from a disk, and a zip of it.

For a page from a disk a browser loads no modules, no workers and no data: the search stays out, and the copy says so.
The scripts that pages ask for hold all that they import (web/bundle.py), so they run as plain scripts.
Exit status: 0 done, 1 it could not be written, 2 the command is wrong.
"""

import re
import shutil
import sys
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath

from facts.ending import run
from facts.files import replace_together
from facts.folders import Stage, held
from languages.language import ENGLISH, read_language

# The page of an old address sends its reader on.
_LINK = re.compile(
    r"""(<a\b[^>]*?\shref="|<link rel="(?:prev|next|canonical)" href="|http-equiv="refresh" content="0; url=)"""
    r"""([^"#?]*)"""
)
_MODULE = re.compile(r"""(<script src="[^"]*") type="module">""")
# A policy speaks of a host, and a disk is none.
_POLICY = re.compile(r"""<meta http-equiv="Content-Security-Policy"[^>]*>\s*""")
# Its script looks for these: they stay, unseen.
_SEARCH = re.compile(
    r"""<div class="md-search" id="search"|<(?:button|label)\b(?=[^>]*(?:data-opens="search"|for="__search"))"""
)
_ARTICLE = re.compile(r"<article\b[^>]*>")
_LANGUAGE = re.compile(r"""<html\b[^>]*\slang="([\w-]+)\"""")
_LEFT_OUT = ("*.gz", "*.br", "_headers", "404.html", "sitemap.xml", "search")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def copy(site: Path, folder: Path, root: Path) -> Path:
    """Write the copy into `folder`, which is made anew, and a zip beside it. Gives the zip's path.

    `root` is the project, which has the words of each language. Raises OSError, and Problems with what is wrong with
    the words.
    """
    stage = Stage(folder)
    try:
        with held(site):
            shutil.copytree(site, stage.folder, ignore=shutil.ignore_patterns(*_LEFT_OUT), dirs_exist_ok=True)
        for path in stage.folder.rglob("*.html"):
            name = path.relative_to(stage.folder).as_posix()
            text = from_disk(path.read_text(encoding="utf-8"), name, stage.folder, root)
            path.write_text(text, encoding="utf-8")
        archive = _zipped(stage.folder, folder.name)
        stage.put_into_place()
    finally:
        stage.discard()
    packed = folder.with_name(f"{folder.name}.zip")
    replace_together({packed: archive})
    return packed


def _zipped(folder: Path, name: str) -> bytes:
    """The files of the folder under this name."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            # No time of its own: the same site gives the same zip.
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def from_disk(page: str, name: str, folder: Path, root: Path) -> str:
    """The page `name` with links to files instead of folders, and without what needs a host."""

    def to_file(link: re.Match[str]) -> str:
        target = normpath(join(dirname(name), link[2]))
        is_folder = link[2] and ":" not in link[2] and (folder / target / "index.html").is_file()
        return f"{link[1]}{link[2].rstrip('/')}/index.html" if is_folder else link[0]

    page = _MODULE.sub(r"\1 defer>", _POLICY.sub("", page))
    page = _SEARCH.sub(lambda found: f'{found[0]} style="display: none"', page)
    written = _LANGUAGE.search(page)
    note = f'<p class="needs">{_note(root, written[1] if written else ENGLISH)}</p>'
    return _ARTICLE.sub(lambda article: article[0] + note, _LINK.sub(to_file, page), count=1)


@cache
def _note(root: Path, language: str) -> str:
    """What the copy says of itself, in the language of a page."""
    return read_language(root, language).words("offline.note")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or not Path(arguments[0], "index.html").is_file():
        print("Say where the built site is and where to write: python -m finish.offline SITE FOLDER", file=sys.stderr)
        return 2
    packed = copy(Path(arguments[0]), Path(arguments[1]), Path.cwd())
    print(f"{arguments[1]}/index.html opens without a network; {packed} has it all")
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]), cannot_run=1)
