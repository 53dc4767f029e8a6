from markdown import Markdown

from guide.answer_first import AnswerFirst


def test_the_answer_is_the_first_paragraph_and_may_be_markdown() -> None:
    text = "- a list\n\nText."
    assert Markdown(extensions=[AnswerFirst(answer="Yes, with **a key**.")]).convert(text) == (
        '<p class="answer">Yes, with <strong>a key</strong>.</p>\n<ul>\n<li>a list</li>\n</ul>\n<p>Text.</p>'
    )


def test_each_page_has_its_own_answer_or_none() -> None:
    extension = AnswerFirst()
    converter = Markdown(extensions=[extension])
    assert converter.convert("Text.") == "<p>Text.</p>"
    extension.setConfig("answer", "One.")
    assert converter.reset().convert("Text.") == '<p class="answer">One.</p>\n<p>Text.</p>'
    extension.setConfig("answer", "")
    assert converter.reset().convert("Text.") == "<p>Text.</p>"
