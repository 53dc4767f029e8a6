"""Pages in any number for measurements, each with words of its own, always the same ones."""

import random
from pathlib import Path

SYLLABLES = ("ka", "lo", "mi", "ren", "ta", "su", "vel", "dor", "pin", "gra", "ne", "bo")
COMMON = """
    the key credit bot post page model account limit you your it is a not to open press wait pay see send make set
"""
SENTENCES, WORDS = 12, 11


def add_pages(docs: Path, count: int) -> None:
    """Write `count` questions into docs/faq, of about 130 words each."""
    for number in range(count):
        name = f"made-{number:05}"
        (docs / "faq" / f"{name}.md").write_text(_page(name, random.Random(number)), encoding="utf-8")


def _page(name: str, dice: random.Random) -> str:
    own = [_word(dice) for _ in range(20)]
    sentences = [_sentence(own, dice) for _ in range(SENTENCES)]
    return (
        f"---\nid: {name}\ntitle: What is {own[0]} {own[1]} {name[5:]}?\ndescription: {sentences[0]}\n"
        f"category: money\nchecked: 2026-11-23\naliases: [{own[2]} {own[3]} {name}]\n---\n\n"
        f"{' '.join(sentences[1:5])}\n\n## About {own[4]} {{ #{name}-a }}\n\n{' '.join(sentences[5:9])}\n\n"
        f"## About {own[5]} {{ #{name}-b }}\n\n1. {sentences[9]}\n2. {sentences[10]}\n3. {sentences[11]}\n"
    )


def _sentence(own: list[str], dice: random.Random) -> str:
    words = [dice.choice(own if dice.random() < 0.3 else COMMON.split()) for _ in range(WORDS)]
    return f"{' '.join(words).capitalize()}."


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 4)))
