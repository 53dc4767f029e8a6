"""Drawings as usual programs save them become pictures that a browser shows as before; what is no picture is told."""

import re
from pathlib import Path

import pytest

from web.svg import NoPicture, cleaned

SAVED = sorted(Path(__file__).parent.joinpath("pictures").glob("*.svg"))
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def of(inner: str) -> str:
    """What is left of this in a drawing."""
    return re.sub(r"^<svg[^>]*>|</svg>\n$", "", cleaned(f"{OPEN}{inner}</svg>"))


def told(text: str) -> list[tuple[int, str]]:
    with pytest.raises(NoPicture) as error:
        cleaned(text)
    return error.value.found


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_what_programs_save_is_a_picture_without_their_notes(path: Path) -> None:
    picture = cleaned(path.read_text(encoding="utf-8"))
    assert "A key" in picture or path.stem == "figma"
    assert "#008080" in picture
    assert re.search(r'fill="(?:#D40000|none|#008080|url\(#\w+\))"', picture)
    for left_over in ("<!", "<?", "class=", "metadata", "sodipodi", "inkscape", "mxfile", "foreignObject", "https:"):
        assert left_over not in picture, left_over
    assert set(re.findall(r'style="[^"]*"', picture)) <= {'style="mix-blend-mode:multiply"'}
    assert cleaned(picture) == picture


@pytest.mark.parametrize(
    ("written", "left"),
    [
        pytest.param(
            '<path style="fill:red; stroke : blue!important"/>', '<path fill="red" stroke="blue"/>', id="style"
        ),
        pytest.param('<path fill="red" style="fill:blue"/>', '<path fill="blue"/>', id="a style counts more"),
        pytest.param('<path style="-x:1;line-height:2"/>', "<path/>", id="nothing to a picture"),
        pytest.param('<style>.a{fill:red}</style><path class="b a" fill="blue"/>', '<path fill="red"/>', id="class"),
        pytest.param(
            '<style>#i{fill:red} .a,g{fill:blue} path.a{fill:green}</style><path class="a" id="i"/><path class="a"/>',
            '<path id="i" fill="red"/><path fill="green"/>',
            id="what counts more",
        ),
        pytest.param(
            "<style><![CDATA[/* { */ .a { fill: red }]]></style><g class='a'/>", '<g fill="red"/>', id="cdata"
        ),
        pytest.param(
            "<text>a &lt; b &amp; <tspan>c</tspan> d</text>",
            "<text>a &lt; b &amp; <tspan>c</tspan> d</text>",
            id="text",
        ),
        pytest.param('<use xlink:href="#a"/>', '<use href="#a"/>', id="use"),
        pytest.param('<a href="https://example.com/"><path/></a>', "<g><path/></g>", id="link"),
        pytest.param(
            '<path style="fill:light-dark(rgb(1, 2, 3), var(--x))"/>', '<path fill="rgb(1, 2, 3)"/>', id="light"
        ),
        pytest.param('<g xml:space="preserve" data-name="x" version="1"/>', '<g xml:space="preserve"/>', id="notes"),
        pytest.param('<text>a<o:o xmlns:o="urn:o">b</o:o> c</text>', "<text>a c</text>", id="the text behind a note"),
    ],
)
def test_a_style_becomes_an_attribute_and_notes_go(written: str, left: str) -> None:
    assert of(written) == left


def test_a_drawing_with_a_size_can_be_drawn_smaller() -> None:
    assert 'viewBox="0 0 20 10"' in cleaned('<svg xmlns="http://www.w3.org/2000/svg" width="20px" height="10"/>')


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<script>x</script>", "<script>"),
        ("<x:script xmlns:x='http://www.w3.org/2000/svg'/>", "<script>"),
        ('<g onload="x"/>', "onload="),
        ('<g ONLOAD="x"/>', "ONLOAD="),
        ("<animate/>", "<animate>"),
        ("<set/>", "<set>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<switch><foreignObject/></switch>", "<foreignObject>"),
        ('<use href="https://example.com/a.svg#a"/>', "href="),
        ('<use href="data:image/svg+xml,a"/>', "href="),
        ('<image href="a.png"/>', "href="),
        ('<image xlink:href="data:image/svg+xml;base64,a"/>', "href="),
        ('<image href="&#106;avascript:x"/>', "href="),
        ('<rect fill="url(https://example.com/#a)"/>', "fill="),
        ("<rect style=\"fill: URL( '//example.com' )\"/>", "fill="),
        ("<style>@import 'a.css';</style>", "'@import"),
        ("<style>@font-face { src: url(a) }</style>", "'@font-face"),
        ("<style>g > path { fill: red }</style>", "the selector 'g > path'"),
        ("<blink/>", "<blink>"),
    ],
)
def test_what_acts_moves_or_loads_is_told_with_its_line(inner: str, what: str) -> None:
    [(line, text)] = told(f"{OPEN}\n<g/>\n{inner}</svg>")
    assert (line, text.startswith(what)) == (3, True), text


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("<svg/>", 1, "the first element is not <svg xmlns="),
        (f"{OPEN}\n<g></svg>", 2, "this is no XML: mismatched tag"),
        ("", 1, "this is no XML: no element found"),
        (f"{OPEN}\n&nbsp;</svg>", 2, "this is no XML: undefined entity"),
        ('<!DOCTYPE svg [\n<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg/>', 2, "the entity 'b'"),
        (f'<!DOCTYPE svg [<!ENTITY a "{"a" * 300}">]><svg/>', 1, "the entity 'a'"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', 1, "the entity 'a'"),
        ('<!DOCTYPE svg [<!ENTITY % a "x">]><svg/>', 1, "the entity 'a'"),
        (OPEN + "<g>" * 300 + "</g>" * 300 + "</svg>", 1, "more than 200 elements within each other"),
        (
            OPEN + '<g id="a0"/>' + "".join(
                f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 9)) + "</svg>",
            1,
            "<use> draws its parts too often",
        ),
        (
            OPEN + "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(5000)) + "</svg>",
            1,
            "<use> draws its parts too often",
        ),
    ],
    ids=["namespace", "tag", "empty", "unknown", "entities", "long", "outside", "parameter", "deep", "use", "chain"],
)  # fmt: skip
def test_what_is_no_picture_is_told(text: str, line: int, what: str) -> None:
    [(at, said)] = told(text)
    assert at == line
    assert said.startswith(what)


def test_a_circle_of_uses_is_no_matter() -> None:
    assert '<use href="#a"/>' in of('<g id="a"><use href="#a"/></g>')
