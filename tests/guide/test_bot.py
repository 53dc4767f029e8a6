"""Facts about the bot: what pages get from data/bot.yml, and what a contributor is told when one is not there."""

from collections.abc import Callable

import pytest

from facts import Problems, YamlSource, read, validate
from facts.bot import Bot
from links.registry import RegistryFile
from tests.conftest import ROOT, Project

FILE = "data/bot.yml"
BOT = validate(read(ROOT / FILE, root=ROOT), Bot)
LINKS = RegistryFile(ROOT / "data/links.yml", root=ROOT).registry.links


def test_a_way_and_a_number_are_ready_for_markdown() -> None:
    assert BOT.path("keys") == "**Settings** → **API Keys**"
    assert BOT.limit("instruction-characters") == 1500
    assert BOT.limit("creativity") == 0.7


def test_facts_by_their_name() -> None:
    assert BOT.fact("support.telegram") == BOT.support.telegram
    assert BOT.fact("limits.max-tokens") == "600"


@pytest.mark.parametrize("name", ["title", "support", "limits", "limits.max", "paths.keys", "__class__", "name.upper"])
def test_a_name_that_leads_to_no_text_is_told(name: str) -> None:
    with pytest.raises(ValueError, match=rf"^data/bot\.yml has no text or number '{name}'\."):
        BOT.fact(name)


def test_its_addresses_have_its_names() -> None:
    assert LINKS["bot-in-telegram"].url == f"https://t.me/{BOT.handle}"
    assert LINKS["bot-support"].url == f"https://t.me/{BOT.support.telegram}"
    assert BOT.look_alike != BOT.handle


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("handle: Auto_Forward_Messages_Bot\n", "", "the key 'handle' is missing. Add it."),
        ("handle: Auto_Forward_Messages_Bot", "handle: '@Auto_Forward_Messages_Bot'", "handle: "),
        ("  max-tokens: 600", "  max-tokens: -1", "limits.max-tokens: -1 is too small."),
        ("  keys: [Settings, API Keys]", "  keys: []", "paths.keys: "),
        ("email: support@autoforwardtelegram.com", "email: support", "support.email: "),
        ("checked: 2026-11-28", "checked: yesterday", "checked: "),
    ],
)
def test_a_wrong_fact_is_one_line(old: str, new: str, problem: str) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(Problems) as caught:
        validate(YamlSource(text.replace(old, new, 1), FILE), Bot)
    lines = {str(it).partition(": ")[0] for it in caught.value.found}
    assert len(lines) == 1
    assert str(caught.value.found[0]).partition(": ")[2].startswith(problem)


def test_a_fact_that_pages_use_is_told_with_each_of_them(project: Project, errors: Callable[..., list[str]]) -> None:
    project.replace(FILE, "  rewrite: [AI Mode, Smart AI Rewrite]\n", "")
    project.replace(FILE, "  max-tokens: 600", "  max-tokns: 600")
    project.replace(FILE, "  save-and-apply: Save And Apply\n", "")
    told = errors()
    no_path = "data/bot.yml has no path 'rewrite'."
    no_label = "no label has the id 'save-and-apply'. All ids are in data/drawings.yml and data/bot.yml."
    for page, used, what in (
        ("docs/faq/bad-rewrites.md", 'path("rewrite")', no_path),
        ("docs/fix/error-404-model.md", 'path("rewrite")', no_path),
        ("docs/faq/lost-key.md", 'label("save-and-apply")', no_label),
        ("docs/steps/6-use-and-test.md", 'limit("max-tokens")', "data/bot.yml has no limit 'max-tokens'."),
    ):
        assert [it for it in told if it.startswith(f"{page}:{project.line_of(page, used)}: {what}")], (page, told)


@pytest.mark.parametrize("what", ["labels", "drawings"])
def test_labels_that_are_no_list_of_labels_end_in_one_line(
    what: str, project: Project, errors: Callable[..., list[str]]
) -> None:
    project.replace("data/drawings.yml", f"\n{what}:\n", f"\n{what}: none\nother:\n")
    assert all(it.startswith("data/drawings.yml:") for it in errors() if not it.startswith("Aborted"))


def test_every_way_and_number_is_used() -> None:
    folders = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "overrides/macros").iterdir(), ROOT / "data/drawings.yml"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in folders)
    assert [name for name in BOT.paths if f'path("{name}")' not in text] == []
    assert [name for name in BOT.limits if f'limit("{name}")' not in text and f'limits["{name}"]' not in text] == []
