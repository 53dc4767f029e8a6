"""`python -m pricing.measure`: measure the languages of data/tokens.yml on the sample texts, without MkDocs.

In: data/samples/<language id>/promo.txt and news.txt, the same content in every language. Out: the `languages:` block
of data/tokens.yml, in tokens of OpenAI's o200k_base encoding. Exit status 1, and no change, when something is wrong.
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
    found: list[Problem] = []
    for folder in sorted((root / SAMPLES).glob("*/")):
        if folder.name not in NAMES:
            text = f"the language '{folder.name}' has no name. Add it to NAMES in hooks/pricing/measure.py."
            found.append(Problem(f"{SAMPLES}/{folder.name}", 1, text))
    languages = {}
    for language_id, name in NAMES.items():
        promo, news = (_sample(root, f"{SAMPLES}/{language_id}/{text}.txt", found) for text in ("promo", "news"))
        if promo and news:
            same_post = SamePost(characters=len(promo), tokens=count(promo))
            languages[language_id] = Language(
                name=name,
                tokens_per_character=coefficient(same_post.tokens + count(news), len(promo) + len(news)),
                same_post=same_post,
            )
    if found:
        raise Problems(found)
    most = max(it.tokens_per_character for key, it in languages.items() if key not in LOGOGRAPHIC)
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
    if len(BLOCK.findall(text)) != 1:
        what = "there must be exactly one block `languages:` to write into. Restore it, or remove the second."
        raise Problems([Problem(TOKENS, 1, what)])
    return BLOCK.sub(lambda _: block(languages), text)


def write(root: Path, languages: dict[str, Language]) -> None:
    """Put the languages into data/tokens.yml. Raises Problems, and then the earlier file is still there."""
    path = root / TOKENS
    earlier = _text(root, TOKENS, "this file is missing. Restore it: only its languages are measured.")
    text = with_block(earlier, languages)
    validate(YamlSource(text, TOKENS), Usage)
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(text.encode())
        new.replace(path)
    except OSError as error:
        raise Problems([Problem(TOKENS, 1, f"cannot be written: {error.strerror}.")]) from None
    finally:
        new.unlink(missing_ok=True)


def _sample(root: Path, file: str, found: list[Problem]) -> str:
    """The text of a sample without blank space around it; nothing, and one more in `found`, when there is none."""
    try:
        text = _text(root, file, "this file is missing. Every language has a promo.txt and a news.txt. Write it.")
    except Problems as problems:
        found += problems.found
        return ""
    if not text.strip():
        found.append(Problem(file, 1, "this file is empty. Write the text of the other languages into it."))
    return text.replace("\r\n", "\n").strip()


def _text(root: Path, file: str, missing: str) -> str:
    """The file as it is, ends of lines included. Raises Problems, with the text `missing` when there is no file."""
    try:
        return (root / file).read_bytes().decode()
    except FileNotFoundError:
        raise Problems([Problem(file, 1, missing)]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Problems([Problem(file, 1, f"cannot be read as UTF-8 text: {error}.")]) from None


def main(root: Path) -> int:
    """Measure and write. In: the folder of the project. Out: the exit status."""
    try:
        languages = measure(root, o200k_base())
        write(root, languages)
    except ImportError:
        print(NO_PACKAGE, file=sys.stderr)
        return 1
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    print(f"{len(languages) - 1} languages measured. See `git diff {TOKENS}`.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
