"""What earlier checks found out, kept in one file for as long as it may be believed."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from links.finding import NOT_PUBLIC, Finding, Verdict
from links.redact import redact, whole_or_nothing

FILE = Path(".cache/links.json")
JITTER = timedelta(days=1)
FORGET_AFTER = timedelta(days=30)
# A dead link is asked again each time: the person who mends it wants to see that. It is kept for the pages, which warn
# of it. Without a network nothing is learned.
LIFETIMES = {
    Verdict.DEAD: timedelta(0),
    Verdict.OK: timedelta(days=7),
    Verdict.MOVED: timedelta(days=1),
    Verdict.BLOCKED: timedelta(days=1),
    Verdict.INCONCLUSIVE: timedelta(days=1),
    Verdict.UNREACHABLE: timedelta(hours=1),
}


@dataclass(frozen=True)
class Entry:
    """One stored finding; `since` is when (UTC) its verdict was reached first without a break."""

    url: str
    verdict: Verdict
    reason: str
    checked_at: AwareDatetime
    final_url: str
    since: AwareDatetime


@dataclass(frozen=True)
class Stored:
    """The whole file: entries by the digest of their address."""

    version: Literal[1]
    findings: dict[str, Entry]


STORED = TypeAdapter(Stored)


class Cache:
    """The findings of one file. `trouble` says in one line why the file could not be used, or is empty."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.trouble = ""
        self._entries = self._read()

    def fresh(self, url: str, now: datetime) -> Finding | None:
        """The finding on `url`, unless there is none or it is too old."""
        finding = self.last(url)
        known = finding is not None and timedelta(0) <= now - finding.checked_at < lifetime(url, finding.verdict)
        return finding if known else None

    def last(self, url: str) -> Finding | None:
        """The last finding on `url`, however old it is, or None."""
        entry = self._entries.get(_digest(url))
        if entry is None:
            return None
        return Finding(url, entry.verdict, entry.reason, entry.checked_at, entry.final_url, from_cache=True)

    def since(self, url: str) -> datetime | None:
        """When (UTC) `url` first got the verdict that it still has, however old that is by now."""
        entry = self._entries.get(_digest(url))
        return entry.since if entry else None

    def newest_ok(self) -> datetime | None:
        """When (UTC) a link was last proven to be fine."""
        fine = (entry.checked_at for entry in self._entries.values() if entry.verdict is Verdict.OK)
        return max(fine, default=None)

    def remember(self, findings: Iterable[Finding]) -> None:
        """Add the findings to the file as it is now: another build may have written to it in the meantime."""
        self._entries = _merged(self._read(), findings)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._write()
        except OSError as error:
            self.trouble = f"{self._file} cannot be written: {error.strerror}. Links are asked again next time."

    def _read(self) -> dict[str, Entry]:
        try:
            return STORED.validate_json(self._file.read_bytes()).findings
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.trouble = f"{self._file} cannot be read: {error.strerror}. Every link is asked again."
        except ValidationError:
            bad = self._file.with_name(f"{self._file.name}.bad")
            self.trouble = f"{self._file} is damaged or of another version: now {bad.name}. Every link is asked again."
            with suppress(OSError):
                self._file.replace(bad)
        return {}

    def _write(self) -> None:
        """Put a whole new file in the place of the old one: whoever reads in between gets one of the two."""
        content = STORED.dump_json(Stored(1, dict(sorted(self._entries.items()))), indent=1)
        handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=f".{self._file.name}-")
        fresh = Path(name)
        try:
            with os.fdopen(handle, "wb") as output:
                output.write(content + b"\n")
            fresh.replace(self._file)
        finally:
            fresh.unlink(missing_ok=True)


def lifetime(url: str, verdict: Verdict) -> timedelta:
    """How long the verdict on `url` may be believed. Fine links get a day more or less, so that not all end at once."""
    if verdict is Verdict.OK:
        return LIFETIMES[verdict] + JITTER * (int(_digest(url)[:8], 16) / 0x7FFFFFFF - 1)
    return LIFETIMES.get(verdict, timedelta(0))


def _digest(url: str) -> str:
    # Not the address itself: its query must not be written down, and yet tells two pages apart.
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


def _merged(entries: Mapping[str, Entry], findings: Iterable[Finding]) -> dict[str, Entry]:
    """The entries with what the findings add to them, without those that are older than a month."""
    merged = dict(entries)
    for finding in findings:
        former = merged.get(_digest(finding.url))
        # The resolver of this machine says nothing about a page, and is asked anew: its owner may have mended it.
        if finding.verdict is Verdict.OFFLINE or finding.reason.startswith(NOT_PUBLIC):
            continue
        if former and former.checked_at > finding.checked_at:
            continue
        merged.pop(_digest(finding.url), None)
        if entry := _entry(finding, former):
            merged[_digest(finding.url)] = entry
    newest = max((entry.checked_at for entry in merged.values()), default=datetime.now(UTC))
    return {digest: entry for digest, entry in merged.items() if newest - entry.checked_at < FORGET_AFTER}


def _entry(finding: Finding, former: Entry | None) -> Entry | None:
    """What may be written down of a finding, or None when that is nothing worth to be kept."""
    final_url = _encodable(whole_or_nothing(finding.final_url))
    untold = finding.verdict is Verdict.MOVED and final_url != finding.final_url
    if finding.verdict not in LIFETIMES or untold:
        return None
    since = former.since if former and former.verdict is finding.verdict else finding.checked_at
    return Entry(
        _storable(finding.url), finding.verdict, _storable(finding.reason), finding.checked_at, final_url, since
    )


def _storable(text: str) -> str:
    return _encodable(redact(text))


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
