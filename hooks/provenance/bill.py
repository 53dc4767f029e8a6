"""`python -m provenance.bill FILE`: a software bill of materials (CycloneDX, JSON), from the lock alone.

cyclonedx-py reads requirements.txt. It does not know who needs whom: the graph is added here, and the whole is checked
against the schema. The same lock gives the same bytes; with SOURCE_DATE_EPOCH the bill bears that moment. Exit status:
0 written, 1 it is not valid, 2 the command is wrong.
"""

import json
import sys
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from provenance.lock import Locked, locked, needed
from refresh.lock import Failure as CannotRun
from refresh.lock import run

LOCK = "requirements.txt"
ROOT = "root-component"  # cyclonedx-py calls the project so

Json = dict[str, Any]


def bill(root: Path) -> str:
    """The bill of the project in `root`. Raises CannotRun when cyclonedx-py does, ValueError when it is not valid."""
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "cyclonedx_py",
        "requirements",
        LOCK,
        "--pyproject",
        "pyproject.toml",
    ]
    found: Json = json.loads(run([*command, "--output-reproducible", "--no-validate"], cwd=root))
    packages = locked((root / LOCK).read_text(encoding="utf-8"))
    refs = _graph(found, packages)
    found["dependencies"] = [
        {"ref": ref, "dependsOn": needs} if needs else {"ref": ref} for ref, needs in sorted(refs.items())
    ]
    text = json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if wrong := JsonStrictValidator(SchemaVersion.from_version(found["specVersion"])).validate_str(text):
        raise ValueError(f"the bill breaks the rules of CycloneDX: {wrong}")
    return text


def _graph(found: Json, packages: Mapping[str, Locked]) -> dict[str, list[str]]:
    """Who needs whom, by reference; what the site is not built with is marked as excluded from it."""
    refs: dict[str, list[str]] = {}
    for_builds = needed(packages)
    for component in found["components"]:
        refs.setdefault(component["name"], []).append(component["bom-ref"])
        component["scope"] = "required" if component["name"] in for_builds else "excluded"
    graph: dict[str, list[str]] = {ref: [] for ref in [ROOT, *chain.from_iterable(refs.values())]}
    for name, package in packages.items():
        for parent in package.needed_by:
            for ref in refs[parent]:
                graph[ref] += refs[name]
        if package.direct:
            graph[ROOT] += refs[name]
    return {ref: sorted(set(needs)) for ref, needs in graph.items()}


def main(root: Path, arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("Say where to write: python -m provenance.bill FILE", file=sys.stderr)
        return 2
    try:
        text = bill(root)
    except (CannotRun, ValueError) as reason:
        print(reason, file=sys.stderr)
        return 1
    target = Path(arguments[0])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(f"{target} names {len(json.loads(text)['components'])} parts")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), sys.argv[1:]))
