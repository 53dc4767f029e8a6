"""Modules that become one, and what is told of those that cannot."""

import json
import subprocess
from shutil import which

import pytest

from web.bundle import bundled, imported


def test_modules_stand_in_the_order_in_which_they_are_needed() -> None:
    modules = {
        "a/page.js": 'import { sum } from "./sum.js";\nimport { one as first } from "../one.js";\nshow(sum(first));',
        "a/sum.js": 'import { one } from "../one.js";\nexport function sum(other) { return one + other; }',
        "one.js": "const secret = 1;\nexport const one = secret;",
    }
    text = bundled("a/page.js", modules.__getitem__)
    assert text.count("const secret = 1;") == 1
    assert text.index("const one = secret") < text.index("function sum") < text.index("show(")
    assert "const { one: first } =" in text
    assert "import" not in text
    assert "export" not in text


def test_what_a_module_waits_for_is_known_from_the_root() -> None:
    text = 'import { a } from "./a.js";\nimport "../b.js";\nconst c = () => import(address);'
    assert imported("here/x.js", text) == ["here/a.js", "b.js"]
    assert imported("x.js", "const a = () => import(address);") == []


@pytest.mark.skipif(which("node") is None, reason="no Node")
def test_modules_that_are_imported_for_what_they_do_run_in_order_and_fail_alone() -> None:
    modules = {
        "all.js": 'import "./one.js";\nimport "./bad.js";\nimport "./two.js";\nsaid.push("all");',
        "one.js": 'const name = "one";\nsaid.push(name);',
        "bad.js": 'throw new Error("bad");',
        "two.js": 'const name = "two";\nsaid.push(name);',
    }
    program = (
        "const said = []; process.on('uncaughtException', (error) => said.push(error.message));\n"
        f"{bundled('all.js', modules.__getitem__)}\n"
        "setTimeout(() => console.log(JSON.stringify(said)), 10);"
    )
    done = subprocess.run(["node", "--input-type=module", "-e", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["one", "two", "all", "bad"]


@pytest.mark.parametrize(
    "line",
    [
        'import answer from "./b.js";',
        'import * as b from "./b.js";',
        "export default 1;",
        "export { a };",
        "export let a = 1;",
        'const later = import("./b.js");',
        "const here = import.meta.url;",
    ],
)
def test_what_cannot_be_bundled_is_told_with_its_place(line: str) -> None:
    with pytest.raises(ValueError, match=r"^a\.js: ") as raised:
        bundled("a.js", {"a.js": line, "b.js": ""}.__getitem__)
    assert line in str(raised.value)


def test_a_circle_is_told() -> None:
    modules = {"a.js": 'import { b } from "./b.js";', "b.js": 'import { a } from "./a.js";'}
    with pytest.raises(ValueError, match=r"^a\.js: it imports itself by way of b\.js"):
        bundled("a.js", modules.__getitem__)
