"""`python -m links`: check addresses without MkDocs, and tell how a verdict came about.

Exit status: 0 nothing dead, 1 something dead, 2 the check could not run.
"""

import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from facts import Problem, Problems
from facts.ending import run
from links.address import fault
from links.build import ask, cached_or_asked
from links.cache import FILE, Cache
from links.finding import Finding, Verdict
from links.formats import as_json, as_markdown, explain
from links.other_links import other_links
from links.registry import RegistryFile
from links.report import report
from links.settings import SettingError


@dataclass(frozen=True)
class Arguments:
    """One run of `python -m links`."""

    command: str
    urls: list[str]
    registry: Path
    format: str
    cache: bool
    everything: bool


def main(words: list[str], root: Path) -> int:
    """Run the command of these words for the project at `root` and return the exit status; prints what it tells."""
    arguments = parse(words)
    try:
        registry = _registry(arguments.registry, root)
        findings = _print_findings(arguments, _places(arguments, registry, root), registry, Cache(root / FILE))
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 2
    except (SettingError, OSError) as error:
        print(f"the check could not run: {error}", file=sys.stderr)
        return 2
    return 1 if any(finding.verdict is Verdict.DEAD for finding in findings) else 0


def parse(words: list[str]) -> Arguments:
    """The arguments; without a command they are those of `check`. Exits with 2 when they cannot be understood."""
    parser = ArgumentParser(prog="python -m links", description="Check where links lead.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the registry, or the addresses given")
    check.add_argument("urls", nargs="*", metavar="URL")
    check.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    check.add_argument("--no-cache", dest="cache", action="store_false", help="ask for everything again")
    check.add_argument("--all", dest="everything", action="store_true", help="links in Markdown and data as well")
    explain = commands.add_parser("explain", help="tell how the verdict on an address comes about")
    explain.add_argument("urls", nargs=1, metavar="URL")
    explain.set_defaults(format="text", cache=False, everything=False)
    for command in (check, explain):
        command.add_argument("--registry", type=Path, default=Path("data/links.yml"), metavar="FILE")
    given = words if words and (words[0] in commands.choices or words[0] in ("-h", "--help")) else ["check", *words]
    return Arguments(**vars(parser.parse_args(given)))


def _registry(path: Path, root: Path) -> RegistryFile:
    path = root / path
    return RegistryFile(path, root=root if path.is_relative_to(root) else path.parent)


def _places(arguments: Arguments, registry: RegistryFile, root: Path) -> dict[str, list[str]]:
    """The addresses to check, with the places that hold them. Raises Problems for one that may not be asked."""
    links, hosts = registry.registry.links, registry.registry.hosts
    if faults := [why for url in arguments.urls if (why := fault(url, hosts))]:
        raise Problems(Problem("arguments", 1, why) for why in faults)
    places = {link.url: [f"{registry.file}:{registry.line(name)}"] for name, link in links.items()}
    if arguments.urls:
        return {url: places.get(url, ["command line"]) for url in arguments.urls}
    return places | (other_links(root) if arguments.everything else {})


def _print_findings(
    arguments: Arguments, places: dict[str, list[str]], registry: RegistryFile, cache: Cache
) -> list[Finding]:
    """Check, and print in the format that is wanted. Raises SettingError."""
    now = datetime.now(UTC)
    findings = cached_or_asked(places, cache, now=now, ask=ask) if arguments.cache else ask(list(places))
    if arguments.command == "explain":
        print("\n\n".join(map(explain, findings)))
    elif arguments.format == "json":
        print(as_json(findings, places, registry.registry))
    elif arguments.format == "markdown":
        print(as_markdown(findings, places, registry.registry))
    else:
        since = {url: start for url in places if (start := cache.since(url))}
        outcome = report(findings, places, registry, since=since, now=now)
        print("\n".join([*outcome.aged, *outcome.notes]))
    if cache.trouble:
        print(cache.trouble, file=sys.stderr)
    return findings


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:], Path.cwd()), cannot_run=2)
