"""Modules that become one, and what is told of those that cannot."""

import pytest

from weight.bundle import bundled, imports


def test_modules_stand_in_the_order_in_which_they_are_needed() -> None:
    modules = {
        "a/page.js": 'import { sum } from "./sum.js";\nimport { one as first } from "../one.js";\nshow(sum(first));',
        "a/sum.js": 'import { one } from "../one.js";\nexport function sum(other) { return one + other; }',
        "one.js": "const secret = 1;\nexport const one = secret;",
    }
    text, paths = bundled("a/page.js", modules.__getitem__)
    assert set(paths) == set(modules)
    assert text.count("const secret = 1;") == 1
    assert text.index("const one = secret") < text.index("function sum") < text.index("show(")
    assert "const { one: first } =" in text
    assert "import" not in text
    assert "export" not in text


@pytest.mark.parametrize(
    "line",
    [
        'import answer from "./b.js";',
        'import * as b from "./b.js";',
        'import "./b.js";',
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


def test_a_module_that_waits_for_none_is_known() -> None:
    assert imports('import { a } from "./a.js";')
    assert not imports('const a = () => import("./a.js");')
