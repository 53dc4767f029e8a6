"""`make translate LANGUAGE=es`: what is wrong, and what is left to translate in the form in which it goes into a file.

Needs no network and no key. Exit status: 0 all is well, 1 something is wrong or left, 2 it could not run.
"""

import json
import sys
from pathlib import Path

from facts import Problems
from facts.ending import run
from languages.todo import Todo, english_before, todo
from languages.unit_files import FOLDER, read_unit_files
from languages.units import units

DOCS = Path("docs")


def main(arguments: list[str], root: Path) -> int:
    """Print what is left for the one language that `arguments` name; all pages that it has begun."""
    known = sorted(path.name for path in (root / FOLDER).glob("*") if path.is_dir() and path.name != "en")
    if len(arguments) != 1 or arguments[0] not in known:
        print(
            f"Name one language: make translate LANGUAGE={known[0] if known else 'es'}. There are {', '.join(known)}.",
            file=sys.stderr,
        )
        return 2
    try:
        files = read_unit_files(root, arguments[0])
    except Problems as error:
        print(error, file=sys.stderr)
        return 2
    left = 0
    for page, file in files.items():
        path = root / DOCS / page
        if not path.is_file():
            print(f"{file.file}:1: docs/{page} is gone. Remove this file.")
            left += 1
            continue
        text = path.read_text(encoding="utf-8-sig")
        wrong = list(file.problems(units(text), {}, {}))
        print(*wrong, sep="\n", end="\n" if wrong else "")
        found = todo(page, text, file)
        left += len(found) + len(wrong)
        if found:
            print(f"\n# {file.file}")
            hashes = {it.hash_before for it in found if it.hash_before}
            before = english_before(root, DOCS / page, hashes) if hashes else {}
            for it in found:
                print(_entry(it, before.get(it.hash_before or "")))
    if left:
        print(f"\n{left} left. Write the text of each unit between the quotation marks, and put it into its file.")
    else:
        print(f"Nothing is left to translate into {arguments[0]}.")
    return 1 if left else 0


def _entry(it: Todo, english: str | None) -> str:
    lines = [f"# docs/{it.page}:{it.unit.line}"]
    if it.before is not None:
        lines += [f"# English before: {english or 'not in the history of git'}", f"# English now:    {it.unit.english}"]
    else:
        lines.append(f"# English: {it.unit.english}")
    lines += [f"#   {{{number}}} is {masked}" for number, masked in enumerate(it.unit.masked, 1)]
    return "\n".join(
        [
            *lines,
            f"{it.unit.id}:",
            f"  source: {_scalar(it.unit.hash)}",
            f"  text: {json.dumps(it.before or '', ensure_ascii=False)}",
        ]
    )


def _scalar(digits: str) -> str:
    """A hash as YAML reads it as text: "12345678" and "123456e7" would be numbers."""
    return f'"{digits}"'


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:], Path.cwd()), cannot_run=2)
