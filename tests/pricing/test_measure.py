"""The languages of data/tokens.yml are what the samples measure; a mistake is one line and changes nothing."""

import os
import shutil
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts import Problems, YamlSource, validate
from pricing.measure import NAMES, NO_PACKAGE, block, coefficient, main, measure, o200k_base, with_block, write
from pricing.usage import Usage

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "data/tokens.yml"


def words(text: str) -> int:
    """A tokenizer that everybody can check by eye."""
    return len(text.split())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def complaints(copy: Path) -> list[str]:
    """What is wrong, after making sure that nothing was written."""
    earlier = sorted((path, path.read_bytes()) for path in copy.rglob("*") if path.is_file())
    with pytest.raises(Problems) as caught:
        write(copy, measure(copy, words))
    assert sorted((path, path.read_bytes()) for path in copy.rglob("*") if path.is_file()) == earlier
    return [str(problem) for problem in caught.value.found]


def test_the_committed_languages_are_what_the_samples_measure(copy: Path) -> None:
    pytest.importorskip("bpe_openai")
    tokens = copy / "data/tokens.yml"
    above, _, _ = tokens.read_bytes().partition(b"\nlanguages:")
    tokens.write_bytes(above + b"\nlanguages:\n  xx: { name: Forgotten, tokens_per_character: 1 }\n")
    assert main(copy) == 0
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
def test_only_the_block_is_rewritten(copy: Path, inside: str, after: str) -> None:
    above = "# Kept: é, \t tabs and  spaces.  \r\n\n\nlanguages_of_old: 1 # languages:\n"
    old = f"languages: # old\n  en: {{ name: x }}\n{inside}  zh:\n    name: y\n"
    measured = measure(copy, words)
    assert with_block(above + old + after, measured) == above + block(measured) + after


def test_what_is_written_is_read_back_as_it_was_measured(copy: Path) -> None:
    measured = measure(copy, words)
    write(copy, measured)
    source = YamlSource((copy / "data/tokens.yml").read_text(encoding="utf-8"), "data/tokens.yml")
    assert validate(source, Usage).languages == measured


def test_a_language_without_a_name(copy: Path) -> None:
    (copy / "data/samples/xx").mkdir()
    assert complaints(copy) == [
        "data/samples/xx:1: the language 'xx' has no name. Add it to NAMES in hooks/pricing/measure.py."
    ]


def test_samples_that_are_missing_or_empty_or_no_text_are_told_at_once(copy: Path) -> None:
    (copy / "data/samples/es/promo.txt").unlink()
    (copy / "data/samples/tr/news.txt").write_text(" \n\n", encoding="utf-8")
    (copy / "data/samples/uk/news.txt").write_bytes(b"\xff")
    assert complaints(copy) == [
        "data/samples/es/promo.txt:1: this file is missing. Every language has a promo.txt and a news.txt. Write it.",
        "data/samples/tr/news.txt:1: this file is empty. Write the text of the other languages into it.",
        "data/samples/uk/news.txt:1: cannot be read as UTF-8 text: "
        "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte.",
    ]


def test_a_named_language_without_samples(copy: Path) -> None:
    shutil.rmtree(copy / "data/samples/hi")
    assert [line.partition(" Every")[0] for line in complaints(copy)] == [
        "data/samples/hi/news.txt:1: this file is missing.",
        "data/samples/hi/promo.txt:1: this file is missing.",
    ]


def test_no_file_to_write_into(copy: Path) -> None:
    (copy / "data/tokens.yml").unlink()
    assert complaints(copy) == ["data/tokens.yml:1: this file is missing. Restore it: only its languages are measured."]


@pytest.mark.parametrize("text", ["rewrite: {}\n", "languages:\n  a: 1\nlanguages:\n  b: 1\n", "languages: {}"])
def test_no_block_or_two_to_write_into(copy: Path, text: str) -> None:
    (copy / "data/tokens.yml").write_text(text, encoding="utf-8")
    assert complaints(copy) == [
        "data/tokens.yml:1: there must be exactly one block `languages:` to write into. "
        "Restore it, or remove the second."
    ]


def test_a_file_that_would_not_be_valid_is_not_written(copy: Path) -> None:
    tokens = copy / "data/tokens.yml"
    text = tokens.read_text(encoding="utf-8").replace("overhead_tokens: 10 ", "overhead_tokens: -10 ")
    tokens.write_text(text, encoding="utf-8")
    line = text.splitlines().index(next(line for line in text.splitlines() if "-10" in line)) + 1
    assert complaints(copy) == [
        f"data/tokens.yml:{line}: rewrite.overhead_tokens: Input should be greater than 0, but '-10' is written."
    ]


def test_a_disk_that_is_full_leaves_the_earlier_file(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", half)
    assert complaints(copy) == [f"data/tokens.yml:1: cannot be written: {os.strerror(28)}."]


def test_the_command_without_its_package_is_one_line(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "bpe_openai", None)
    assert main(copy) == 1
    assert capsys.readouterr() == ("", f"{NO_PACKAGE}\n")
    assert NO_PACKAGE.startswith(
        "The package bpe-openai is not installed. Run `make tokens`, which installs it first. "
    )
    assert "\n" not in NO_PACKAGE


def test_the_command_with_a_bad_sample_is_one_line(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("bpe_openai")
    (copy / "data/samples/en/news.txt").write_bytes(b"")
    assert main(copy) == 1
    assert capsys.readouterr() == (
        "",
        "data/samples/en/news.txt:1: this file is empty. Write the text of the other languages into it.\n",
    )


@pytest.mark.parametrize("language", NAMES)
def test_every_sample_has_the_same_content(language: str) -> None:
    promo, news = ((ROOT / f"data/samples/{language}/{name}.txt").read_text("utf-8") for name in ("promo", "news"))
    assert promo.count("https://shop.example.com/autumn-sale") == promo.count("AUTUMN30") == 1
    assert [promo.count(sign) for sign in "🎉✅👉#"] == [1, 3, 1, 4]
    assert promo.count("\n") == 13
    assert news.count("\n") == 1
    # The same letter can be written as one character or as two; each tokenizes differently.
    assert all(unicodedata.is_normalized("NFC", text) for text in (promo, news))
