"""The languages of data/tokens.yml are what the samples measure; a mistake is one line and changes nothing."""

import shutil
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import YamlSource, validate
from pricing.usage import Usage
from tools.measure_tokens import NAMES, NO_PACKAGE, block, coefficient, main, measure, o200k_base, with_block

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "data/tokens.yml"


def words(text: str) -> int:
    """A tokenizer that everybody can check by eye."""
    return len(text.split())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def complaint(copy: Path) -> str | None:
    """What the command says is wrong, after making sure that nothing was written."""
    earlier = sorted((path, path.read_bytes()) for path in copy.rglob("*") if path.is_file())
    said = main(copy, words)
    assert sorted((path, path.read_bytes()) for path in copy.rglob("*") if path.is_file()) == earlier
    return said


def test_the_committed_languages_are_what_the_samples_measure(copy: Path) -> None:
    pytest.importorskip("bpe_openai")
    tokens = copy / "data/tokens.yml"
    above, _, _ = tokens.read_bytes().partition(b"\nlanguages:")
    tokens.write_bytes(above + b"\nlanguages:\n  xx: { name: Forgotten, tokens_per_character: 1 }\n")
    assert main(copy) is None
    assert tokens.read_bytes() == COMMITTED.read_bytes()


def test_the_tokenizer_is_the_real_one() -> None:
    """Known answers of o200k_base, in OpenAI's own tiktoken: "tiktoken is great!" is six tokens, "hello world" two."""
    pytest.importorskip("bpe_openai")
    count = o200k_base()
    assert (count("tiktoken is great!"), count("hello world"), count("")) == (6, 2, 0)
    assert count("<|endoftext|>") > 1  # what a post says is text, not a command


def test_two_texts_are_measured_together_and_the_post_alone(copy: Path) -> None:
    (copy / "data/samples/en/promo.txt").write_text("Two words\r\n", encoding="utf-8", newline="")
    (copy / "data/samples/en/news.txt").write_text("\nAnd three more\n\n", encoding="utf-8")
    english = measure(copy, words)["en"]
    assert english.tokens_per_character == 0.218  # 5 words in 9 + 14 characters are 0.21739...
    assert english.same_post
    assert (english.same_post.characters, english.same_post.tokens) == (9, 2)


def test_a_language_not_measured_takes_the_most_of_those_written_in_letters(copy: Path) -> None:
    def one_each(text: str) -> int:
        return len(text)

    assert measure(copy, one_each)["other"].tokens_per_character == 1
    measured = measure(copy, lambda text: 3 * len(text) if "灯" in text or "市" in text else words(text))
    assert measured["zh"].tokens_per_character == 3
    assert measured["other"].tokens_per_character == max(
        language.tokens_per_character for key, language in measured.items() if key not in ("zh", "other")
    )
    assert measured["other"].same_post is None


def test_english_comes_first_and_the_rest_last(copy: Path) -> None:
    assert list(measure(copy, words)) == [*NAMES, "other"]
    assert next(iter(NAMES)) == "en"


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_coefficient_is_rounded_up_by_less_than_a_thousandth(tokens: int, characters: int) -> None:
    exact = Fraction(tokens, characters)
    rounded = Fraction(str(coefficient(tokens, characters)))
    assert exact <= rounded < exact + Fraction(1, 1000)
    assert (rounded * 1000).denominator == 1


@pytest.mark.parametrize(
    "after", ["", "\n# What follows is not ours.\nnext:\n  a: 1\n"], ids=["at the end", "before another key"]
)
@pytest.mark.parametrize("inside", ["", "\n", "# A note at the margin.\n\n"])
def test_only_the_block_is_rewritten(inside: str, after: str) -> None:
    above = "# Kept: é, \t tabs and  spaces.  \r\n\n\nlanguages_of_old: 1 # languages:\n"
    old = f"languages: # old\n  en: {{ name: x }}\n{inside}  zh:\n    name: y\n"
    measured = measure(ROOT, words)
    assert with_block(above + old + after, measured) == above + block(measured) + after


def test_what_is_written_is_read_back_as_it_was_measured(copy: Path) -> None:
    assert main(copy, words) is None
    source = YamlSource((copy / "data/tokens.yml").read_text(encoding="utf-8"), "data/tokens.yml")
    assert validate(source, Usage).languages == measure(copy, words)


def test_a_language_without_a_name(copy: Path) -> None:
    (copy / "data/samples/xx").mkdir()
    assert complaint(copy) == (
        "data/samples/xx:1: the language 'xx' has no name. Add it to NAMES in tools/measure_tokens.py."
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "cannot be read: "), (b"\xff", "cannot be read: 'utf-8' codec"), (b" \n\n", "this file is empty.")],
    ids=["missing", "not text", "empty"],
)
def test_a_sample_that_is_no_text_is_one_line(copy: Path, content: bytes | None, told: str) -> None:
    sample = copy / "data/samples/es/promo.txt"
    sample.unlink()
    if content is not None:
        sample.write_bytes(content)
    said = complaint(copy)
    assert said is not None
    assert said.startswith(f"data/samples/es/promo.txt:1: {told}")
    assert "\n" not in said


@pytest.mark.parametrize("text", ["rewrite: {}\n", "languages:\n  a: 1\nlanguages:\n  b: 1\n", "languages: {}"])
def test_no_block_or_two_to_write_into(copy: Path, text: str) -> None:
    (copy / "data/tokens.yml").write_text(text, encoding="utf-8")
    assert (complaint(copy) or "").startswith("data/tokens.yml:1: ")


def test_a_file_that_would_not_be_valid_is_not_written(copy: Path) -> None:
    tokens = copy / "data/tokens.yml"
    text = tokens.read_text(encoding="utf-8").replace("overhead_tokens: 10 ", "overhead_tokens: -10 ")
    tokens.write_text(text, encoding="utf-8")
    line = text.count("\n", 0, text.index("overhead_tokens: -10")) + 1
    assert complaint(copy) == (f"data/tokens.yml:{line}: rewrite.overhead_tokens: -10 is too small. Write more than 0.")


def test_the_command_without_its_package_is_one_line(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bpe_openai", None)
    assert main(copy) == NO_PACKAGE
    assert "Run `make tokens`" in NO_PACKAGE
    assert "\n" not in NO_PACKAGE


@pytest.mark.parametrize("language", NAMES)
def test_every_sample_has_the_same_content(language: str) -> None:
    promo, news = ((ROOT / f"data/samples/{language}/{name}.txt").read_text("utf-8") for name in ("promo", "news"))
    assert promo.count("https://shop.example.com/autumn-sale") == promo.count("AUTUMN30") == 1
    assert [promo.count(sign) for sign in "🎉✅👉#"] == [1, 3, 1, 4]
    assert promo.count("\n") == 13
    assert news.count("\n") == 1
    # The same letter can be written as one character or as two; each tokenizes differently.
    assert all(unicodedata.is_normalized("NFC", text) for text in (promo, news))
