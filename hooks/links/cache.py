"""What earlier checks found out, kept in one file for as long as it may be believed."""

import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from links.cache_lock import locked
from links.finding import Finding, Verdict
from links.redact import redact

FILE = Path(".cache/links.json")
VERSION = 1
JITTER = timedelta(days=1)
FORGET_AFTER = timedelta(days=30)
# A dead link is asked again each time: the person who mends it wants to see that. Without a network nothing is learned.
LIFETIMES = {
    Verdict.OK: timedelta(days=7),
    Verdict.MOVED: timedelta(days=1),
    Verdict.BLOCKED: timedelta(days=1),
    Verdict.INCONCLUSIVE: timedelta(days=1),
    Verdict.UNREACHABLE: timedelta(hours=1),
}


@dataclass(frozen=True)
class Entry:
    """One stored finding; `since` is when its verdict was reached first without a break."""

    url: str
    verdict: Verdict
    reason: str
    checked_at: datetime
    final_url: str
    since: datetime


class Cache:
    """The findings of one file. `trouble` says in one line why the file could not be used, or is empty."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.trouble = ""
        self._entries = self._read()

    def fresh(self, url: str, now: datetime) -> Finding | None:
        """The finding on `url`, unless there is none or it is too old."""
        entry = self._entries.get(_key(url))
        if entry and timedelta(0) <= now - entry.checked_at < lifetime(url, entry.verdict):
            return Finding(url, entry.verdict, entry.reason, entry.checked_at, entry.final_url, from_cache=True)
        return None

    def since(self, url: str) -> datetime | None:
        """When `url` first got the verdict that it still has, however old that is by now."""
        entry = self._entries.get(_key(url))
        return entry.since if entry else None

    def newest_ok(self) -> datetime | None:
        """When a link was last proven to be fine."""
        return max((it.checked_at for it in self._entries.values() if it.verdict is Verdict.OK), default=None)

    def remember(self, findings: Iterable[Finding]) -> None:
        """Add the findings to the file as it is now: another build may have written to it in the meantime."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with locked(self._file.with_suffix(".lock")):
                self._entries = _merged(self._read(), findings)
                self._write()
        except OSError as error:
            self.trouble = f"{self._file} cannot be written: {error.strerror}. Links are asked again next time."

    def _read(self) -> dict[str, Entry]:
        try:
            return _decoded(json.loads(self._file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.trouble = f"{self._file} cannot be read: {error.strerror}. Every link is asked again."
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            aside = self._file.with_name(f"{self._file.name}.bad")
            self.trouble = (
                f"{self._file} is damaged or of another version: now {aside.name}. Every link is asked again."
            )
            with suppress(OSError):
                self._file.replace(aside)
        return {}

    def _write(self) -> None:
        entries = {key: asdict(entry) for key, entry in sorted(self._entries.items())}
        text = json.dumps({"version": VERSION, "findings": entries}, indent=1, default=datetime.isoformat)
        handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=f".{self._file.name}-")
        fresh = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as output:
                output.write(text + "\n")
            fresh.replace(self._file)
        finally:
            fresh.unlink(missing_ok=True)


def lifetime(url: str, verdict: Verdict) -> timedelta:
    """How long the verdict on `url` may be believed. Fine links get a day more or less, so that not all end at once."""
    if verdict is Verdict.OK:
        return LIFETIMES[verdict] + JITTER * (int(_key(url)[:8], 16) / 0x7FFFFFFF - 1)
    return LIFETIMES.get(verdict, timedelta(0))


def _key(url: str) -> str:
    # Not the address itself: its query must not be written down, and yet tells two pages apart.
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


def _merged(entries: dict[str, Entry], findings: Iterable[Finding]) -> dict[str, Entry]:
    for finding in findings:
        key = _key(finding.url)
        former = entries.get(key)
        if finding.verdict is Verdict.OFFLINE or (former and former.checked_at > finding.checked_at):
            continue
        entries.pop(key, None)
        if finding.verdict in LIFETIMES and not _half_told(finding):
            lasts = former is not None and former.verdict is finding.verdict
            entries[key] = Entry(
                _storable(finding.url),
                finding.verdict,
                _storable(finding.reason),
                finding.checked_at,
                _storable(finding.final_url),
                former.since if former and lasts else finding.checked_at,
            )
    newest = max((entry.checked_at for entry in entries.values()), default=datetime.now(UTC))
    return {key: entry for key, entry in entries.items() if newest - entry.checked_at < FORGET_AFTER}


def _half_told(finding: Finding) -> bool:
    """Whether the address that a link has moved to may not be written down whole: half of it would mislead."""
    return finding.verdict is Verdict.MOVED and _storable(finding.final_url) != finding.final_url


def _storable(text: str) -> str:
    return redact(text).encode("utf-8", "replace").decode()


def _decoded(data: Any) -> dict[str, Entry]:
    """The entries of the parsed file. Raises one of ValueError, TypeError, KeyError and AttributeError."""
    if data["version"] != VERSION:
        raise ValueError
    return {
        key: Entry(
            _text(it["url"]),
            Verdict(it["verdict"]),
            _text(it["reason"]),
            _time(it["checked_at"]),
            _text(it["final_url"]),
            _time(it["since"]),
        )
        for key, it in data["findings"].items()
    }


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _time(value: Any) -> datetime:
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError
    return time
