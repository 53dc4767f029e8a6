"""Three engines on the same pages: ours, stock Material's, and MiniSearch. Each gives a list of addresses a query."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser

from guide.pages import read_pages
from tests.browser.serving import served
from tests.conftest import ROOT, copy_project
from tools.bench.build import build, prepare_bare

MINISEARCH = Path(__file__).parent / "minisearch/node_modules/minisearch/dist/umd/index.js"

OURS = """
async queries => {
    const worker = new Worker("assets/search/worker.js", {type: "module"});
    const answer = message => new Promise((resolve, reject) => {
        worker.onmessage = ({data}) => resolve(data);
        worker.onerror = event => reject(new Error(event.message || "the worker does not load"));
        worker.postMessage(message);
    });
    await answer({index: await (await fetch("search/index.json")).text()});
    const found = [];
    for (const query of queries) {
        const {results} = await answer({query});
        found.push(results.map(({url, anchor}) => anchor ? `/${url}#${anchor}` : `/${url}`));
    }
    worker.terminate();
    return found;
}
"""
# Chosen on the readers' queries, as ours was; words of two letters may have no slip.
OTHERS = """
([documents, queries]) => {
    const fields = ["title", "names", "text"];
    const index = new MiniSearch({fields, storeFields: ["location"], idField: "id"});
    index.addAll(documents);
    const options = {prefix: true, fuzzy: term => term.length > 3 ? 0.2 : false, boost: {title: 2, names: 3}};
    return queries.map(query => index.search(query, options).slice(0, 12).map(({location}) => `/${location}`));
}
"""
# Stock Material's worker tells the page its results (3 in its protocol) for what stands in the box (2 there).
HEARD = """
window.answered = 0;
window.Worker = class extends Worker {
    constructor(...how) {
        super(...how);
        this.addEventListener("message", ({data}) => { window.answered += data.type === 3; });
    }
};
"""
# What a reader of stock Material sees, from top to bottom, without what is under "more on this page".
STOCK = """
async queries => {
    const box = document.querySelector("input.md-search__input");
    const until = async (true_, what) => {
        for (const end = Date.now() + 10_000; !true_(); await new Promise(requestAnimationFrame))
            if (Date.now() > end) throw new Error(`no answer to ${what}`);
    };
    const type = async text => {
        const before = window.answered;
        box.value = text;
        box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
        await until(() => window.answered > before, text);
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    };
    const found = [];
    for (const query of queries) {
        await type(query);
        found.push([...document.querySelectorAll(".md-search-result__list .md-search-result__item a[href]")]
            .filter(link => !link.closest("details:not([open])"))
            .map(link => link.href));
    }
    return found;
}
"""


def build_both(folder: Path) -> tuple[Path, Path]:
    """The site of ours, and one by bare Material of the same pages."""
    project = copy_project(folder / "project").root
    prepare_bare(project)  # builds ours too
    build(project, "bare.yml")
    return project / "site", project / "b"


def ours(browser: Browser, site: Path, queries: Sequence[str]) -> list[list[str]]:
    """By the worker and the index of the built site."""
    with served(site) as address:
        page = browser.new_page()
        page.goto(address)
        found: list[list[str]] = page.evaluate(OURS, list(queries))
        page.close()
    return found


def minisearch(browser: Browser, bare: Path, queries: Sequence[str]) -> list[list[str]]:
    """By MiniSearch, on the texts of stock Material's index and our aliases."""
    documents = _documents(json.loads((bare / "search/search_index.json").read_text(encoding="utf-8")))
    page = browser.new_page()
    page.add_script_tag(path=MINISEARCH)
    found: list[list[str]] = page.evaluate(OTHERS, [documents, list(queries)])
    page.close()
    return found


def _documents(index: dict[str, Any]) -> list[dict[str, Any]]:
    names: dict[str, list[str]] = {}
    for page in read_pages(ROOT / "docs", root=ROOT):
        path = page.src_uri.removesuffix(".md").removesuffix("index").strip("/")
        start = f"{path}/" if path else ""
        names[start] = [*page.meta.aliases, *getattr(page.meta, "codes", ())]
        names |= {f"{start}#{anchor}": list(found) for anchor, found in page.meta.section_aliases.items()}
    return [
        {
            "id": number,
            "location": it["location"],
            "title": it["title"],
            "names": " ".join(names.get(it["location"], ())),
            "text": it["text"],
        }
        for number, it in enumerate(index["docs"])
    ]


def stock(browser: Browser, bare: Path, queries: Sequence[str]) -> list[list[str]]:
    """By stock Material: each query is typed into its box."""
    with served(bare) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(HEARD)
        page.goto(address)
        page.locator("input.md-search__input").click()
        found: list[list[str]] = page.evaluate(STOCK, list(queries))
        page.close()
    return [[urljoin("/", it) for it in addresses] for addresses in found]
