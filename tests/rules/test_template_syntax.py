"""The rule for templates knows every filter that a hook gives to them."""

import re

from rules.checks.template_syntax import FOR_FRAMES, PARSER
from tests.conftest import ROOT

GIVEN = re.compile(r"\.filters\[\"(\w+)\"\] = ")


def test_a_filter_that_a_hook_adds_is_known() -> None:
    code = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "hooks").rglob("*.py"))]
    given = {name for text in code for name in GIVEN.findall(text)}
    assert given
    assert given <= {*PARSER.filters, *FOR_FRAMES}
