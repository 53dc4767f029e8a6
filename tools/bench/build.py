"""Our build beside a bare Material build of the very same pages, with the network off in both."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from tests.conftest import ROOT, copy_project
from tools.bench.many_pages import add_pages
from tools.bench.memory import most_memory

RUNS = 11
# Pages beside the real ones, and how often each size is built: the largest takes as long as all others together.
SIZES = {100: 5, 500: 3, 1000: 3, 2000: 3}
# Every page of ours as Markdown with nothing left to fill in, so that bare Material builds the same pages.
EXPORT = """
from pathlib import Path

import yaml
from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_page_markdown(markdown, page, config, **_):
    target = Path(config.config_file_path).parent / "bare-docs" / page.file.src_uri
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"---\\n{yaml.safe_dump(dict(page.meta), sort_keys=False)}---\\n{markdown}", encoding="utf-8")
"""
BARE_KEYS = ("site_name", "theme", "nav", "not_in_nav", "extra_css", "markdown_extensions", "validation")


@dataclass(frozen=True)
class Taken:
    """What one build took: seconds on the clock, seconds of processors, and the most memory of its processes."""

    seconds: float
    processor: float
    megabytes: float


def main() -> None:
    """Print both, and their ratios, for the real site and for many pages."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "real", languages=True).root
        prepare_bare(project)
        report("build of the real site", pairs(project, RUNS))
        report("build of the real site, nothing cached", pairs(project, RUNS, before=forget))
        for count, runs in SIZES.items():
            project = copy_project(Path(folder) / str(count)).root
            add_pages(project / "docs", count)
            prepare_bare(project)
            report(f"build with {count} pages more, nothing cached", pairs(project, runs, before=forget))
            shutil.rmtree(project)


def pairs(project: Path, runs: int, before: Callable[[Path], None] = lambda _: None) -> Iterator[tuple[Taken, Taken]]:
    """Ours and bare Material in turn.

    The first pair has Python compile what it imports, and its memory is watched: that takes time, so it is not timed.
    """
    memory = [0.0, 0.0]
    for run in range(runs + 1):
        before(project)
        ours, bare = (build(project, config, watched=not run) for config in ("mkdocs.yml", "bare.yml"))
        if run:
            yield replace(ours, megabytes=memory[0]), replace(bare, megabytes=memory[1])
        else:
            memory = [ours.megabytes, bare.megabytes]


def forget(project: Path) -> None:
    """Remove what earlier builds left: a build starts as on a new machine."""
    for name in (".cache", "site", "b"):
        shutil.rmtree(project / name, ignore_errors=True)


def report(what: str, taken: Iterator[tuple[Taken, Taken]]) -> None:
    """Print the medians, and the median of each pair's ratio."""
    ours, bare = zip(*taken, strict=True)
    told = []
    for name, unit in (("seconds", "s"), ("processor", "s of processor"), ("megabytes", "MB")):
        a, b = ([getattr(it, name) for it in side] for side in (ours, bare))
        ratio = statistics.median(one / other for one, other in zip(a, b, strict=True))
        told.append(f"{statistics.median(a):.2f} / {statistics.median(b):.2f} {unit} = {ratio:.2f}")
    print(f"{what}: ours / bare Material: {'; '.join(told)}", flush=True)


def prepare_bare(project: Path) -> None:
    """Write bare.yml and bare-docs/: the pages with every macro, link and price filled in."""
    (project / "hooks/export.py").write_text(EXPORT, encoding="utf-8")
    config = project / "mkdocs.yml"
    original = config.read_text(encoding="utf-8")
    config.write_text(original.replace("hooks:\n", "hooks:\n  - hooks/export.py\n"), encoding="utf-8")
    build(project, "mkdocs.yml")
    config.write_text(original, encoding="utf-8")
    (project / "bare-docs/assets").mkdir(exist_ok=True)
    settings = yaml.safe_load(
        re.sub(r"!ENV \[\w+, (.*)\]", r"\1", original).replace("!relative $docs_dir", "bare-docs")
    )
    for path in settings["extra_css"]:
        (project / "bare-docs" / path).write_bytes((project / "docs" / path).read_bytes())
    bare = {key: settings[key] for key in BARE_KEYS} | {"plugins": ["search"], "docs_dir": "bare-docs", "site_dir": "b"}
    for ours in ("custom_dir", "icon", "favicon"):
        bare["theme"].pop(ours, None)
    (project / "bare.yml").write_text(yaml.safe_dump(bare), encoding="utf-8")


def build(project: Path, config: str, *, watched: bool = False) -> Taken:
    """One build as a whole process. No link is asked for. Its memory is 0 unless it is `watched`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=project, env=offline())
    with most_memory(process.pid) if watched else nullcontext([0.0]) as megabytes:
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {project}")
    return Taken(seconds, usage.ru_utime + usage.ru_stime, max(megabytes))


def offline() -> dict[str, str]:
    """The environment of a build that asks no network, and that may compile what it imports."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "NO_MKDOCS_2_WARNING": "1", "LINKCHECK": "cache"}


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
