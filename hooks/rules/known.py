"""What rules found in earlier builds on pages that are the same since: to count words and syllables takes long."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

import guide
from facts import Problem
from facts.remembered import Remembered
from rules.page import Page
from rules.site import Site

GUIDE = Path(guide.__path__[0])
CODE = [GUIDE / f"{name}.py" for name in ("pages", "prose", "reading", "sentences", "syllables")]

Find = Callable[[Sequence[Page]], Sequence[Sequence[Problem]]]


def found_once(site: Site, check: Path, find: Find, *sources: Path) -> Iterator[Problem]:
    """What `find` tells of each page, asked only for pages with another text or other easy words than before.

    `check` is the rule's own file; its answers are good for its code, that of `guide` and the `sources`.
    """
    known = Remembered(site.root / f".cache/{check.stem}.json", [check, *CODE, *sources])
    easy = sorted(site.guide.easy_words.root)
    question = {page.source.file: sha256(f"{easy}\0{page.source.text}".encode()).hexdigest() for page in site.pages}
    new = [page for page in site.pages if question[page.source.file] not in known]
    told = {page.source.file: problems for page, problems in zip(new, find(new), strict=True)}
    for file, asked in question.items():
        lines = known.answer(asked, partial(_lines, told.get(file, ())))
        yield from (Problem(file, line, text) for line, text in lines)
    known.keep()


def _lines(problems: Sequence[Problem]) -> list[tuple[int, str]]:
    return [(it.line, it.text) for it in problems]
