"""`python -m guide.new faq` or `fix`: ask for the parts of a new page and write it.

Each answer is checked at once. From a file or a pipe a wrong answer ends it. Exit status: 0 the page is written,
1 it is not, 2 the command is wrong, 130 it was broken off with Ctrl-C.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from facts import Problems
from facts.day import NoMoment, build_day
from guide.draft import KINDS, Answer, Asked, Kind, Taken, text
from guide.pages import read_page, read_pages
from links.registry import RegistryFile

TEMPLATES = Path("overrides/pages")


class GivenUp(Exception):
    """Why there is no page, in one line."""


def main(root: Path, arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in KINDS:
        print(f"Say which: python -m guide.new {' or '.join(KINDS)}.", file=sys.stderr)
        return 2
    try:
        _make(root, KINDS[arguments[0]])
    except (GivenUp, Problems, NoMoment, OSError) as reason:
        print(f"{reason}\nNothing was written.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nNothing was written.", file=sys.stderr)
        return 130
    return 0


def _make(root: Path, kind: Kind) -> None:
    taken = Taken(read_pages(root / "docs", root=root), RegistryFile(root / "data/links.yml", root=root).registry.links)
    template = (root / TEMPLATES / kind.template).read_text(encoding="utf-8")
    answers = {asked.name: _ask(root, kind, taken, asked) for asked in kind.asked}
    src_uri = f"{kind.folder}/{answers['id']}.md"
    _write(root, src_uri, text(template, answers))
    print(f"\nWrote docs/{src_uri}. Next:")
    print(f"1. {kind.next}, in that file.")
    print(f"2. `make serve` shows it at http://127.0.0.1:8000/{src_uri.removesuffix('.md')}/.")
    print("3. `make check` finds mistakes.")


def _ask(root: Path, kind: Kind, taken: Taken, asked: Asked) -> Answer:
    extra = " Empty line: the end." if asked.many else " Empty line: today." if asked.name == "checked" else ""
    print(f"\n{asked.question}{extra}")
    given: list[str] = []
    for line in _lines():
        if not line and (given or asked.optional):
            return given if asked.many else build_day().isoformat()
        wrong = taken.fault(kind, asked.name, line, given) if line else "an answer is needed."
        if not wrong and asked.name == "id" and (root / f"docs/{kind.folder}/{line}.md").exists():
            wrong = f"docs/{kind.folder}/{line}.md exists. Choose another id."
        if wrong:
            if not sys.stdin.isatty():
                raise GivenUp(f"{asked.name}: {wrong.removeprefix(f'{asked.name}: ')}")
            print(wrong)
        elif asked.many:
            given.append(line)
        else:
            return line
    raise GivenUp(f"the answers ended before '{asked.name}'.")


def _lines() -> Iterator[str]:
    """What is typed, line by line, until the input is closed."""
    while True:
        try:
            yield input("> " if sys.stdin.isatty() else "").strip()
        except EOFError:
            return
        except UnicodeDecodeError:
            raise GivenUp("the answers are not UTF-8 text.") from None


def _write(root: Path, src_uri: str, page: str) -> None:
    """Put the whole page in its place, or nothing. Raises Problems when it would not be a good page."""
    path = root / "docs" / src_uri
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(page, encoding="utf-8")
        read_page(fresh, src_uri, f"docs/{src_uri}")
        fresh.rename(path)
    finally:
        fresh.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), sys.argv[1:]))
