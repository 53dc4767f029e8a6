import pytest

from guide.handwritten import handwritten

ID_OF = {"https://platform.openai.com/api-keys": "api-keys", "https://status.openai.com/": "status"}


def found(markdown: str) -> list[str]:
    return [str(problem) for problem in handwritten(markdown, "docs/p.md", ID_OF)]


def test_a_known_address_names_the_id_to_use() -> None:
    assert found("Go to [keys](https://platform.openai.com/api-keys).") == [
        "docs/p.md:1: the address https://platform.openai.com/api-keys is written by hand. Write [the text][api-keys]."
    ]


def test_an_unknown_address_says_where_to_add_it() -> None:
    assert found("\n\nSee <https://platform.openai.com/other>.") == [
        "docs/p.md:3: the address https://platform.openai.com/other is written by hand. "
        "Add it to data/links.yml and write [the text][its-id]."
    ]


@pytest.mark.parametrize("price", ["$0.10", "$1,250.50", "$2 per million", "$15 a million"])
def test_a_price_is_told(price: str) -> None:
    assert len(found(f"It costs {price} tokens.")) == 1


@pytest.mark.parametrize(
    "text", ["Pay $5 first.", "The page suggests $10.", "`https://api.openai.com/v1`", "https://example.org/openai.com"]
)
def test_whole_dollars_code_and_other_hosts_are_fine(text: str) -> None:
    assert found(text) == []
