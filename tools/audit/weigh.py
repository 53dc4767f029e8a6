"""`make weigh`: what a first visit costs a phone, and Lighthouse's scores, beside bare Material and Sphinx with Furo.

The same pages in all three: ours as they are; theirs with every macro, link and price filled in.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.browser.chromium import ARGUMENTS, find
from tests.browser.serving import chromium, served
from tests.conftest import ROOT, copy_project
from tools.audit.furo import build_furo
from tools.bench.build import build, prepare_bare
from tools.zipped import Zipped

KINDS = {
    "home": "",
    "steps": "steps/",
    "step": "steps/3-billing/",
    "questions": "faq/",
    "question": "faq/plus-vs-api/",
    "fixes": "fix/",
    "fix": "fix/error-429/",
    "costs": "costs/",
    "changes": "costs/changes/",
    "safety": "safety/",
    "glossary": "glossary/",
    "about": "about/",
    "checklist": "checklist/",
    "404": "404.html",
}
RUNS = 3
LIGHTHOUSE = ROOT / "tools/audit/lighthouse/node_modules/lighthouse/cli/index.js"
SCORES = ("performance", "accessibility", "best-practices", "seo")


def main() -> None:
    """Print one line of Markdown for each page of each site."""
    print("| Site | Page | Requests | Bytes (gzip) | Performance | Accessibility | Best practices | SEO |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for name, site in sites(Path(folder)):
            with served(site, Zipped) as address:
                for kind, path in KINDS.items():
                    if not (site / path / "index.html").exists() and not (site / path).is_file():
                        continue
                    with chromium() as browser:
                        requests, size = visit(browser, address + path)
                    told = (name, kind, requests, size, *scores(address + path))
                    print("|", " | ".join(map(str, told)), "|", flush=True)


def sites(folder: Path) -> Iterator[tuple[str, Path]]:
    project = copy_project(folder / "project").root
    prepare_bare(project)
    build(project, "bare.yml")
    build_furo(project / "bare-docs", folder / "furo", "OpenAI key guide")
    yield "ours", project / "site"
    yield "bare Material", project / "b"
    yield "Sphinx, Furo", folder / "furo"


def visit(browser: Browser, url: str) -> tuple[int, int]:
    """How many requests a first visit makes, and how many bytes come over the wire, heads of the answers included."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.close()
    return len(sizes), sum(sizes)


def scores(url: str) -> list[int]:
    """The four scores of a phone. Other work on the machine costs speed: below 100, the median of some runs."""
    runs = [lighthouse(url)]
    while runs[0][0] < 100 and len(runs) < RUNS:
        runs.append(lighthouse(url))
    return [round(median(score)) for score in zip(*runs, strict=True)]


def lighthouse(url: str) -> list[int]:
    """The four scores, as Lighthouse gives them in one run."""
    result = subprocess.run(
        ["node", LIGHTHOUSE, url, "--quiet", "--output=json", f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}"],
        env={**os.environ, "CHROME_PATH": str(find())},
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )
    report = json.loads(result.stdout)
    for category in SCORES[1:]:
        for audit in report["categories"][category]["auditRefs"]:
            details = report["audits"][audit["id"]]
            if os.environ.get("WHY") and audit["weight"] and details["score"] not in (1, None):
                print(f"  {category}: {details['title']}", flush=True)
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in SCORES]


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
