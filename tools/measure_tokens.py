"""`make tokens`: measure the languages of data/tokens.yml on the sample texts.

In: data/samples/<language id>/promo.txt and news.txt, the same content in every language. Out: the `languages:` block
of data/tokens.yml, in tokens of OpenAI's o200k_base encoding. A mistake is one line, and nothing is written.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from facts import Problem, Problems, YamlSource, validate
from pricing.usage import Language, SamePost, Usage

# The order of the file and of every list on the site.
NAMES = {
    "en": "English",
    "ar": "Arabic",
    "zh": "Chinese",
    "hi": "Hindi",
    "id": "Indonesian",
    "fa": "Persian",
    "pt": "Portuguese",
    "ru": "Russian",
    "es": "Spanish",
    "tr": "Turkish",
    "uk": "Ukrainian",
}
# One sign of these is a word or half a word: they say nothing about a language that is written in letters.
LOGOGRAPHIC = {"zh"}
TOKENS = "data/tokens.yml"
SAMPLES = "data/samples"
# To the last indented line: blank lines and comments after it belong to what follows.
BLOCK = re.compile(r"^languages:.*\n(?:(?:[ \t]*(?:#.*)?\n)*[ \t]+\S.*(?:\n|\Z))*", re.MULTILINE)
WHY_OTHER = (
    "The largest of all languages written in letters: one that is not measured is better over- than underestimated."
)
NO_PACKAGE = (
    "The package bpe-openai is not installed. Run `make tokens`, which installs it first. "
    "There is none for a Mac with an Intel chip: use another computer."
)

Count = Callable[[str], int]


def o200k_base() -> Count:
    """The real tokenizer: text in, number of tokens out. Raises ImportError when its package is not installed."""
    import bpe_openai

    encoding = bpe_openai.get_encoding("o200k_base")
    return lambda text: len(encoding.encode_ordinary(text))


def coefficient(tokens: int, characters: int) -> float:
    """Tokens for each character, rounded up to three decimals: an estimate must not promise too much."""
    return -(-1000 * tokens // characters) / 1000


def measure(root: Path, count: Count) -> dict[str, Language]:
    """Every language of NAMES by its id, measured on its samples, and `other`. Raises Problems."""
    for folder in sorted((root / SAMPLES).glob("*/")):
        if folder.name not in NAMES:
            text = f"the language '{folder.name}' has no name. Add it to NAMES in tools/measure_tokens.py."
            raise Problems([Problem(f"{SAMPLES}/{folder.name}", 1, text)])
    languages = {}
    for language_id, name in NAMES.items():
        promo, news = (_sample(root, f"{SAMPLES}/{language_id}/{text}.txt") for text in ("promo", "news"))
        same_post = SamePost(characters=len(promo), tokens=count(promo))
        tokens_per_character = coefficient(same_post.tokens + count(news), len(promo) + len(news))
        languages[language_id] = Language(name=name, tokens_per_character=tokens_per_character, same_post=same_post)
    most = max(measured.tokens_per_character for key, measured in languages.items() if key not in LOGOGRAPHIC)
    return {**languages, "other": Language(name="Another language", tokens_per_character=most)}


def block(languages: dict[str, Language]) -> str:
    """The `languages:` block of data/tokens.yml."""
    lines = ["languages:"]
    for key, language in languages.items():
        entry = f"name: {language.name}, tokens_per_character: {language.tokens_per_character:.3f}"
        if post := language.same_post:
            entry += f", same_post: {{ characters: {post.characters}, tokens: {post.tokens} }}"
        else:
            lines.append(f"  # {WHY_OTHER}")
        lines.append(f"  {key}: {{ {entry} }}")
    return "\n".join(lines) + "\n"


def with_block(text: str, languages: dict[str, Language]) -> str:
    """The text of data/tokens.yml with these languages, and not one other character changed. Raises Problems."""
    result, blocks = BLOCK.subn(lambda _: block(languages), text)
    if blocks != 1:
        raise Problems(
            [Problem(TOKENS, 1, f"there must be exactly one block `languages:` to write into, not {blocks}.")]
        )
    return result


def _sample(root: Path, file: str) -> str:
    """The text of a sample without blank space around it. Raises Problems."""
    try:
        text = (root / file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        needed = "Every language has a promo.txt and a news.txt, in UTF-8."
        raise Problems([Problem(file, 1, f"cannot be read: {error}. {needed}")]) from None
    if not text:
        raise Problems([Problem(file, 1, "this file is empty. Write the text of the other languages into it.")])
    return text


def main(root: Path, count: Count | None = None) -> str | None:
    """Measure the samples in the folder of the project, and write. Out: what is wrong, or nothing."""
    path = root / TOKENS
    try:
        languages = measure(root, count or o200k_base())
        text = with_block(path.read_bytes().decode(), languages)
        validate(YamlSource(text, TOKENS), Usage)
        path.write_bytes(text.encode())  # not write_text: it would change the ends of lines
    except ImportError:
        return NO_PACKAGE
    except (Problems, OSError) as problem:
        return str(problem)
    print(f"{len(languages) - 1} languages measured. See `git diff {TOKENS}`.")
    return None


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
