"""A made-up language, to see that nothing is said in English: every text stands in « », and plurals are Arabic ones."""

import json
import re
from pathlib import Path
from typing import Any

import yaml

FORMS = ("zero", "one", "two", "few", "many", "other")
HEAD = "name: «Made up»\nlocale: ar\ndirection: rtl\nog_locale: ar_EG\n"
MARKED = re.compile(r"«[^«»]*»", re.DOTALL)
ENGLISH = re.compile(r"[A-Za-z]{2,}")


def make_up(root: Path, names: list[str]) -> None:
    """Write it over the English of the project in `root`. `names` are those of data/ and mkdocs.yml."""
    english = yaml.safe_load((root / "i18n/en/interface.yml").read_text(encoding="utf-8"))
    made = {group: {key: _marked(text) for key, text in texts.items()} for group, texts in english.items()}
    for file, text in {
        "language.yml": HEAD,
        "interface.yml": json.dumps(made, ensure_ascii=False),
        "names.yml": json.dumps({name: f"«{name}»" for name in names}, ensure_ascii=False),
    }.items():
        (root / "i18n/en" / file).write_text(text, encoding="utf-8")


def english_in(text: str) -> list[str]:
    """The words of English letters that stand outside of « »."""
    while MARKED.search(text):
        text = MARKED.sub(" ", text)
    return ENGLISH.findall(text)


def _marked(text: Any) -> Any:
    if isinstance(text, dict):
        return dict.fromkeys(FORMS, f"«{text['other']}»")
    return f"«{text}»"
