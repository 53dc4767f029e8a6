from markdown import Markdown

from guide.glossary import Glossary, Tooltips, first_of_each


def test_only_the_first_use_of_a_term_on_a_page_has_a_tooltip() -> None:
    html = '<abbr title="m">tokens</abbr> and <abbr title="m">token</abbr> and <abbr title="n">API</abbr>'
    assert first_of_each(html) == '<abbr title="m">tokens</abbr> and token and <abbr title="n">API</abbr>'


def test_every_form_of_a_word_has_its_meaning() -> None:
    glossary = Glossary.model_validate(
        {"terms": {"token": {"word": "Token", "meaning": "A piece.", "tooltip_on": ["token", "tokens"]}}}
    )
    assert glossary.tooltips() == {"token": "A piece.", "tokens": "A piece."}


def test_each_page_has_its_first_tooltip_in_reading_order() -> None:
    converter = Markdown(extensions=[Tooltips(glossary={"token": "A piece.", "tokens": "A piece.", "API": "A door."})])
    for _ in range(2):
        assert converter.reset().convert("# Of tokens\n\nA token: `token`, API, *API*.") == (
            '<h1>Of <abbr title="A piece.">tokens</abbr></h1>\n'
            '<p>A token: <code>token</code>, <abbr title="A door.">API</abbr>, <em>API</em>.</p>'
        )
