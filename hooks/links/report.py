"""Put the outcome of a check into words, a line for each thing to know."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from links.registry import RegistryFile
from links.verdict import Answer, Verdict, verdict


@dataclass(frozen=True)
class Report:
    """`warnings` stop a strict build, `notes` do not."""

    warnings: list[str]
    notes: list[str]


def report(answers: Sequence[Answer], places: Mapping[str, Sequence[str]], registry: RegistryFile) -> Report:
    """Say what the answers prove. `places` tells for each address the `file:line` of each page that uses it."""
    verdicts = {answer.url: verdict(answer) for answer in answers}
    if answers and all(answer.status is None for answer in answers):
        return Report([], [f"no network: {len(answers)} links not checked ({answers[0].error})."])
    ids = registry.registry.by_url
    dead = [answer for answer in answers if verdicts[answer.url] is Verdict.DEAD]
    warnings = [
        f"{place}: '{ids[answer.url]}' leads to a page that is gone ({answer.reason}): {answer.url}. "
        f"Put its new address into {registry.file}:{registry.line(ids[answer.url], 'url')}."
        for answer in dead
        for place in places[answer.url]
    ]
    refused = Counter(urlsplit(url).netloc for url, found in verdicts.items() if found is Verdict.BLOCKED)
    unreachable = [answer for answer in answers if verdicts[answer.url] is Verdict.UNREACHABLE]
    ok = sum(found is Verdict.OK for found in verdicts.values())
    return Report(
        warnings,
        [
            f"{len(answers)} links checked: {ok} ok, {len(dead)} dead, {sum(refused.values())} refuse robots, "
            f"{len(unreachable)} unreachable.",
            *(f"{host} refuses robots ({count} links): look at them in a browser." for host, count in refused.items()),
            *(f"{answer.url} could not be reached: {answer.reason}." for answer in unreachable),
        ],
    )
