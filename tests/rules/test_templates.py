"""The Markdown that pages include is looked at as pages are, as far as nobody has to know what comes of its macros."""

from dataclasses import replace
from pathlib import Path

import pytest

from guide.load import Guide
from rules.run import broken_rules

WRITTEN = {
    "```\ncode\n": "code-end",
    "!!! info\n    Text.\n": "box-kind",
    "!!! note\nText.\n": "box-form",
    "[a page](p.md\n": "link-form",
    ":material-none-such:\n": "icon-name",
    "{ { bot.name } }\n": "macro-form",
    "- [x]Done\n": "task-form",
    "$$x^2$$\n": "not-switched-on",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_mistake_in_a_template_is_told(text: str, tmp_path: Path, real: Guide) -> None:
    template = tmp_path / "overrides/macros/x.md"
    template.parent.mkdir(parents=True)
    template.write_text(f"{{% if bot.name %}}\n{text}{{% endif %}}\n", encoding="utf-8")
    told = [it for it in broken_rules(tmp_path, replace(real, pages=())) if it.problem.file.startswith("overrides")]
    assert [(it.problem.line, it.rule.id) for it in told] == [(2, WRITTEN[text])]


def test_a_template_may_allow_itself_what_a_page_may(tmp_path: Path, real: Guide) -> None:
    template = tmp_path / "overrides/macros/x.md"
    template.parent.mkdir(parents=True)
    template.write_text("- [x]Done <!-- allow task-form: it is a sign -->\n", encoding="utf-8")
    assert broken_rules(tmp_path, replace(real, pages=())) == []
