"""Answers that take long to find, kept in one file between builds."""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any


class Remembered:
    """Answers, which are JSON, by question. They are good for as long as everything that they come from is the same."""

    def __init__(self, file: Path | None, sources: Iterable[Path]) -> None:
        """`sources` are the data and the code that answer. Without a file nothing is remembered."""
        self._file = file
        self._sources = _fingerprint(sources) if file else ""
        self._stored = _read(file, self._sources) if file else {}
        self._used: dict[str, Any] = {}

    def answer(self, question: str, find: Callable[[], Any]) -> Any:
        """The answer that is known, or the one that `find` gives."""
        if question not in self._used:
            self._used[question] = self._stored[question] if question in self._stored else find()
        return self._used[question]

    def __contains__(self, question: str) -> bool:
        return question in self._used or question in self._stored

    def keep(self) -> None:
        """Write down the answers that were of use, and forget the others. A file that cannot be written is no loss."""
        if self._file and self._used.keys() != self._stored.keys():
            half = self._file.with_suffix(f".{os.getpid()}.new")  # another build may write its own
            with suppress(OSError):
                self._file.parent.mkdir(exist_ok=True)
                half.write_text(json.dumps({"sources": self._sources, "answers": self._used}), encoding="utf-8")
                half.replace(self._file)
            self._stored = dict(self._used)


def _fingerprint(sources: Iterable[Path]) -> str:
    found = sha256()
    for path in sources:
        found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _read(file: Path, sources: str) -> dict[str, Any]:
    """The answers in `file`; none when it is not there, is damaged, or comes from other sources."""
    try:
        stored = json.loads(file.read_bytes())
        return dict(stored["answers"]) if stored["sources"] == sources else {}
    except (OSError, ValueError, TypeError, LookupError):
        return {}
