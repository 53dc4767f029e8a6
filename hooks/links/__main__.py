"""`python -m links`: check addresses without MkDocs, and tell how a verdict came about.

Exit status: 0 nothing dead, 1 something dead, 2 the check could not run.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from facts import Problem, Problems
from facts.files import replace_together
from links.address import fault
from links.arguments import Arguments, parse
from links.cache import FILE, Cache
from links.cannot_ask import CannotAskError
from links.consult import ask, consult
from links.elsewhere import elsewhere
from links.explain import explain
from links.export import as_json
from links.finding import Finding, Verdict
from links.moves import diff, moved_text, safe_moves
from links.registry import RegistryFile
from links.report import report
from links.weekly import weekly


def main(words: list[str], root: Path) -> int:
    arguments = parse(words)
    try:
        registry = _registry(arguments.registry, root)
        places = _places(arguments, registry, root)
        found = _findings(arguments, places, registry, Cache(root / FILE))
        if arguments.fix:
            _fix(found, arguments.registry, registry)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 2
    except (CannotAskError, OSError) as error:
        print(f"the check could not run: {error}", file=sys.stderr)
        return 2
    return 1 if any(it.verdict is Verdict.DEAD for it in found) else 0


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
    return places | (elsewhere(root) if arguments.everything else {})


def _findings(
    arguments: Arguments, places: dict[str, list[str]], registry: RegistryFile, cache: Cache
) -> list[Finding]:
    """Check, and print in the format that is wanted."""
    now = datetime.now(UTC)
    found = consult(places, cache, now=now, ask=ask) if arguments.cache else ask(list(places))
    if arguments.command == "explain":
        print("\n\n".join(map(explain, found)))
    elif arguments.format == "json":
        print(as_json(found, places, registry.registry))
    elif arguments.format == "markdown":
        print(weekly(found, places, registry.registry))
    else:
        since = {url: start for url in places if (start := cache.since(url))}
        outcome = report(found, places, registry, since=since, now=now)
        print("\n".join([*outcome.warnings, *outcome.notes]))
    if cache.trouble:
        print(cache.trouble, file=sys.stderr)
    return found


def _fix(found: list[Finding], path: Path, registry: RegistryFile) -> None:
    """Show how the registry would change, and change it after a yes."""
    old = path.read_text(encoding="utf-8")
    new = moved_text(old, safe_moves(found, registry.registry))
    if old == new:
        print("No link has moved to an address that the registry may hold.")
        return
    print(diff(old, new, registry.file))
    print(f"Write this into {registry.file}? Type yes: ", end="", flush=True)
    if sys.stdin.readline().strip() == "yes":
        replace_together({path: new})
        print("Written. Look at each page in a browser and set 'looked'.")
    else:
        print("Nothing was changed.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
