"""`python -m guide.new faq` or `fix`: begin a page from its template. The rules tell what else the page needs."""

import re
import sys
from argparse import ArgumentParser
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from facts import Id
from facts.day import build_day
from facts.ending import run, trouble
from facts.files import replace_together
from facts.ignored import written_files
from guide.front_matter import Title
from guide.prose import MACRO_SIGN, MARKUP, line_of

TEMPLATES = {"faq": "overrides/pages/question.md", "fix": "overrides/pages/fix.md"}


def main(root: Path, folder: str, name: str, title: str) -> str:
    """Write the page `name` into `folder` of docs/, and say what is next. Asks for a name or title that is empty.

    Raises ValueError, in words, for a name that is no id or is taken, for a title that is no plain text, and when
    nobody is there to be asked.
    """
    name = name or _asked("Its id, which is its address for good, such as lost-key: ", folder).strip()
    if wrong := _fault(root, name):
        raise ValueError(wrong)
    title = title or _asked("Its title, the question as people ask it or the error in plain words: ", folder)
    title = " ".join(title.split())
    if wrong := _fault_of_title(title):
        raise ValueError(wrong)
    title = yaml.safe_dump(title, allow_unicode=True, width=1000).split("\n")[0]
    text = (root / TEMPLATES[folder]).read_text(encoding="utf-8")
    text = text.replace("ITS-ID", name).replace("TODAY", build_day().isoformat()).replace("ITS-TITLE", title)
    replace_together({root / f"docs/{folder}/{name}.md": text})
    return f"Wrote docs/{folder}/{name}.md. Fill it in: `make serve` shows it and tells what is still missing."


def _asked(question: str, folder: str) -> str:
    try:
        return input(question if sys.stdin.isatty() else "")
    except EOFError:
        right = f'Give both: make new-{folder} ID=lost-key TITLE="I lost my key".'
        raise ValueError(f"{question.partition(',')[0]} is missing, and nobody is there to be asked. {right}") from None


def _fault_of_title(title: str) -> str:
    """What is wrong with this title, or nothing."""
    if sign := MARKUP.search(title) or MACRO_SIGN.search(title):
        return f"'{sign[0]}' is markup. A title is plain text."
    try:
        TypeAdapter(Title).validate_python(title)
    except ValidationError:
        return f"a title of {len(title)} letters. Write one that has some, and not more than 75."
    return ""


def _fault(root: Path, name: str) -> str:
    """What is wrong with this id for a new page, or nothing. Pages that are not finished yet have ids as well."""
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError as error:
        return str(error.errors()[0]["ctx"]["error"])
    taken = re.compile(rf"^id: *{name}$|^#+ .*\{{[^}}]*#{name}[ }}]", re.MULTILINE)
    for path in written_files(root / "docs", "*.md"):
        text = path.read_text(encoding="utf-8")
        if (match := taken.search(text)) or path.stem == name:
            where = f"{path.relative_to(root).as_posix()}:{line_of(text, match.start() if match else 0)}"
            return f"the id '{name}' is taken by {where}. Choose another: an id leads to one place."
    return ""


def _from_command_line() -> int:
    parser = ArgumentParser(prog="python -m guide.new", description="Begin a question or a fix from its template.")
    parser.add_argument("folder", choices=TEMPLATES)
    parser.add_argument("id", nargs="?", default="")
    parser.add_argument("title", nargs="?", default="")
    arguments = parser.parse_args()
    try:
        print(main(Path.cwd(), arguments.folder, arguments.id, arguments.title))
    except (ValueError, KeyboardInterrupt, OSError) as reason:
        why = trouble(reason) if isinstance(reason, OSError) else reason
        print(f"{why}\nNothing was written.".lstrip(), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    run(_from_command_line, cannot_run=1)
