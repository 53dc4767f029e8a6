"""What a translation may not lose and may not hold, with sentences as translators write them."""

import pytest

from languages.parity import faults


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("Press {1} in [the page]{2}.", "En [la página]{2}, pulsa {1}."),
        ("It costs $5 for 1,024 characters.", "Он стоит $5 за 1 024 знака."),
        ("At most 1,024 on 23 October 2026.", "Como máximo 1.024 el 23 de octubre de 2026."),
        ("**Time**: about {1} minutes.", "**समय**: लगभग {1} मिनट।"),
        ("A | [Do it]{1} | *x*", "أ | [افعل]{1} | *س*"),
        ("Open the window.", "Open the window."),
    ],
)
def test_a_good_translation_has_no_fault(english: str, text: str) -> None:
    assert list(faults(english, text, labels=["Create secret key"])) == []


@pytest.mark.parametrize(
    ("english", "text", "told"),
    [
        ("Press {1}.", "Pulsa.", "the placeholder {1} is missing"),
        ("Press {1}.", "Pulsa {1} {1}.", "the placeholder {1} is not in the English as often"),
        ("Wait.", "Espera {1}.", "the placeholder {1} is not in the English"),
        ("It costs $5.", "Cuesta cinco.", "the figure 5 is missing"),
        ("Wait a bit.", "Espera 5 minutos.", "the figure 5 is not in the English"),
        ("Up to 1,024.", "Hasta 1024 o 2.", "the figure 2 is not"),
        ("Open [the page]{1} by {2}.", "Abre la página{1} con [esto]{2}.", "other words are a link"),
        ("**Never** do it.", "No lo hagas nunca.", "'**' stands here 0 times, in the English 2 times"),
        ("A | B", "A, B", "'|' stands here 0 times"),
        ("Press it.", "Pulsa <b>aquí</b>.", "'<' is no part of a translation"),
        ("Press it.", "Pulsa `aquí`.", "'`' is no part"),
        ("Press it.", "Pulsa {{ label('x') }}.", "'{{' is no part"),
        ("Wait 5 minutes.", "انتظر \u0665 دقائق.", "the digit '\u0665'"),
        ("Wait.", "انتظر\u200f.", "U+200F"),
        ("Wait.", " ", "the text is empty"),
        ("Press the button {1}.", "Pulsa {1}, Create secret key.", "'Create secret key' is written by hand"),
    ],
)
def test_each_fault_is_told(english: str, text: str, told: str) -> None:
    found = list(faults(english, text, labels=["Create secret key"]))
    assert any(told in fault for fault in found), found
