"""Bring the registry up to date with links that have moved."""

import difflib
import re
from collections.abc import Iterable, Mapping

from links.address import fault
from links.finding import Finding, Verdict
from links.registry import Registry


def safe_moves(findings: Iterable[Finding], registry: Registry) -> dict[str, str]:
    """The new address of each moved link, where the registry may hold it and does not yet."""
    moves: dict[str, str] = {}
    taken = set(registry.by_url)
    for it in findings:
        new = it.final_url
        if it.verdict is Verdict.MOVED and new not in taken and not fault(new, registry.hosts):
            moves[it.url] = new
            taken.add(new)
    return moves


def moved_text(text: str, moves: Mapping[str, str]) -> str:
    """The registry's text with the new addresses; comments, order and blanks stay."""

    def change(line: re.Match[str]) -> str:
        return line["before"] + moves.get(line["url"], line["url"]) + line["after"]

    return re.sub(
        r"""(?m)^(?P<before>[ ]+url:[ ]+(?P<quote>["']?))(?P<url>\S+?)(?P<after>(?P=quote)\s*?(?:[ ]#.*)?)$""",
        change,
        text,
    )


def diff(old: str, new: str, file: str) -> str:
    """What would change, as a unified diff."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), f"a/{file}", f"b/{file}", lineterm="")
    return "\n".join(lines)
