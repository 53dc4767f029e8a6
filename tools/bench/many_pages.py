"""Pages in any number for measurements, each with words of its own, always the same ones.

They are like the questions of the guide: as long, with as many other words for them, with links to other pages and
other sites, and every second one with facts from data/.
"""

import random
from pathlib import Path

SYLLABLES = ("ka", "lo", "mi", "ren", "ta", "su", "vel", "dor", "pin", "gra", "ne", "bo")
COMMON = """
    the key credit bot post page model account limit you your it is a not to open press wait pay see send make set
"""
SENTENCES, WORDS, ALIASES = 20, 11, 8
FACTS = "In {{ bot.name }}, $5 pays for {{ messages_for(5) }}."
NO_FACTS = "In the bot, your credit pays for many posts."


def add_pages(docs: Path, count: int) -> None:
    """Write `count` questions into docs/faq, of about 230 words each."""
    for number in range(count):
        (docs / "faq" / f"{name(number)}.md").write_text(_page(number, random.Random(number)), encoding="utf-8")


def name(number: int) -> str:
    """The id and the file name of one of the pages."""
    return f"made-{number:05}"


def _page(number: int, dice: random.Random) -> str:
    me, before = name(number), name(max(number - 1, 0))
    own = [_word(dice) for _ in range(20)]
    said = [_sentence(own, dice) for _ in range(SENTENCES)]
    aliases = "".join(f"  - {own[at]} {own[at + 1]} {me}\n" for at in range(2, 2 + ALIASES))
    return (
        f"---\nid: {me}\ntitle: What is {own[0]} {own[1]} {me[5:]}?\ndescription: {said[0]}\n"
        "category: money\nchecked: 2026-11-23\nsources: [find-key-help]\nrelated: [lost-key]\n"
        f"aliases:\n{aliases}---\n\n"
        f"{' '.join(said[1:6])} {NO_FACTS if number % 2 else FACTS}\n\n"
        f"1. {said[6]} Open [the page before]({before}.md).\n2. **{own[6].capitalize()}**: {said[7]}\n"
        f"3. {said[8]} Read [what OpenAI says][find-key-help].\n\n"
        f"## About {own[4]} {{ #{me}-a }}\n\n{' '.join(said[9:14])}\n\n- {said[14]}\n- {said[15]}\n\n"
        f"## About {own[5]} {{ #{me}-b }}\n\n{' '.join(said[16:19])}\n\n"
        f"{said[19]} See [your key](../steps/5-create-key.md).\n"
    )


def _sentence(own: list[str], dice: random.Random) -> str:
    words = [dice.choice(own if dice.random() < 0.3 else COMMON.split()) for _ in range(WORDS)]
    return f"{' '.join(words).capitalize()}."


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 4)))
