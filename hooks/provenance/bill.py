"""`python -m provenance.bill FILE`: a software bill of materials (CycloneDX, JSON), from the locks alone.

cyclonedx-py reads requirements.txt. It knows no npm and not who needs whom: the vendored libraries of the search, their
files and the graph are added here, and the whole is checked against the schema. The same locks give the same bytes;
with SOURCE_DATE_EPOCH the bill bears that moment. Exit status: 0 written, 1 it is not valid, 2 the command is wrong.
"""

import json
import sys
from base64 import b64decode
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from provenance.lock import Locked, locked, needed
from refresh.child import CannotRun, run

LOCK = "requirements.txt"
VENDOR = Path("hooks/search/vendor")
VENDORED = "docs/assets/search"
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
    npm = json.loads((root / VENDOR / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    digests = (root / VENDOR / "vendor.sha256").read_text(encoding="utf-8").split()
    refs = _graph(found, packages)
    libraries, files = list(_libraries(npm)), list(_files(dict(zip(digests[1::2], digests[::2], strict=True))))
    found["components"] += [*libraries, *files]
    shipped = sorted(library["bom-ref"] for library in libraries if library["scope"] == "required")
    refs[ROOT] = sorted([*refs[ROOT], *(file["bom-ref"] for file in files)])
    refs |= {library["bom-ref"]: [] for library in libraries} | {file["bom-ref"]: shipped for file in files}
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


def _libraries(npm: Mapping[str, Json]) -> Iterator[Json]:
    """What the search is bundled from, and with."""
    for path, package in sorted(npm.items()):
        if path and not package.get("optional"):  # one of esbuild's many programs is fetched, by system
            name = path.removeprefix("node_modules/")
            yield {
                "type": "library",
                "bom-ref": f"npm-{name}",
                "name": name,
                "version": package["version"],
                "purl": f"pkg:npm/{name}@{package['version']}",
                "scope": "excluded" if package.get("dev") else "required",
                "licenses": [{"license": {"id": package["license"]}}],
                "hashes": [{"alg": "SHA-512", "content": b64decode(package["integrity"].partition("-")[2]).hex()}],
            }


def _files(digests: Mapping[str, str]) -> Iterator[Json]:
    """The files that the libraries were bundled into."""
    for name, digest in sorted(digests.items()):
        path = f"{VENDORED}/{name}"
        hashes = [{"alg": "SHA-256", "content": digest}]
        yield {"type": "file", "bom-ref": f"file-{name}", "name": path, "scope": "required", "hashes": hashes}


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
