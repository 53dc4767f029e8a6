"""What no browser could read in a style or a script, or would leave out without a word, is told where it stands."""

import pytest

from web.syntax import faults

COLOR = "is no color. Write 3, 4, 6 or 8 of the signs 0-9 and a-f behind '#'."
STYLES = {
    "a {\n  colr: red;\n}": [(2, "no browser knows the property 'colr'. Did you mean 'color'?")],
    "a {\n  widht: 1px;\n}": [(2, "no browser knows the property 'widht'. Did you mean 'width'?")],
    "a { background-colour: red }": [
        (1, "no browser knows the property 'background-colour'. Did you mean 'background-color'?")
    ],
    "a {\n  margin 0 auto;\n}": [
        (2, "'margin 0 auto' has no ':' between a name and a value. Write 'margin: 0 auto;'.")
    ],
    "a { color = red; }": [(1, "'color = red' has no ':' between a name and a value. Write 'color: red;'.")],
    "a { color: ; }": [(1, "'color' has no value. Write one, or take the line out.")],
    "a {\n  color:\n    #12;\n}": [(3, f"'#12' {COLOR}")],
    "a { background: linear-gradient(#ggg, #fff) }": [(1, f"'#ggg' {COLOR}")],
    "a {\n  font:\n    x\n  /* : */\n  color: blue;\n}": [
        (3, "no ';' behind the value of 'font', so that 'color' is taken for more of it. Write ';'.")
    ],
    "a {\n  --own: red\n  color: blue;\n}": [
        (2, "no ';' behind the value of '--own', so that 'color' is taken for more of it. Write ';'.")
    ],
    "a {\n  color: red\n  &:hover { top: 0 }\n}": [
        (2, "no ';' behind the value of 'color', so that '&:hover' is taken for more of it. Write ';'.")
    ],
    "color: red;": [(1, "'color: red' stands in no block. Write '{' behind the selector, or take it out.")],
    ".a\n  color: red;\n}\n": [
        (1, "'.a color: red' stands in no block. Write '{' behind the selector, or take it out.")
    ],
    "@media print {\n  a {\n    color: red;\n}\n": [(2, "'{' is never closed. Write '}' at its end.")],
    "a { top: calc((1px + 2px); }": [(1, "'(' is never closed. Write ')' at its end.")],
    "/* a\na { color: red }": [(1, "this comment never ends. No browser reads what follows.")],
}
SCRIPTS = {
    "const a = 1;\nfunctoin b() {}\n": (2, "column 1: 'functoin' is no word of scripts. Write 'function'."),
    "if (a) {\n} esle {\n}\n": (2, "column 3: 'esle' is no word of scripts. Write 'else'."),
    "const a = [1, 2;\n": (
        1,
        "unexpected ; in expression, in column 16 of 'const a = [1, 2;'. No browser can read this.",
    ),
    "const a = {\n  b: 1\n  c: 2,\n};\n": (
        2,
        "'b: 1' cannot be followed by 'c: 2,' on line 3. Write what is missing between.",
    ),
    "function a() {\n  if (b) {\n    c();\n}\n": (2, "'{' is never closed. Write '}' at its end."),
    "const a = /[{]/;\nfunction b() {\n  return `}`;\n": (2, "'{' is never closed. Write '}' at its end."),
    "/* a\nlet b = 1;\n": (1, "this comment never ends. No browser reads what follows."),
    "a();\n}\n": (2, "unexpected } in expression, in column 1 of '}'. No browser can read this."),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_style_without_meaning_is_told_on_its_line(style: str) -> None:
    assert list(faults("a.css", style)) == STYLES[style]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_told_by_its_odd_word(script: str) -> None:
    assert list(faults("a.js", script)) == [SCRIPTS[script]]


@pytest.mark.parametrize(
    "style",
    [
        'a::before { content: "a: b; #12"; background: url(data:image/png;base64,aa==) }',
        "a { --any: { x: y }; --empty:; color: #FfF8 } @font-face { src: local(a); unicode-range: U+26 }",
        "@charset 'utf-8'; @layer a, b; @page :first { margin: 0 } @supports (a: b) { c:d:not(e) { top: 0; } }",
        "a { background-position-x: 0; text-box-trim: trim-both; field-sizing: content; anchor-name: --a; zoom: 1 }",
        "a { _zoom: 1; *top: 0; -ms-filter: 'x'; .b\\:c & { left: 0 } }",
        "@property --x { syntax: '*'; inherits: false } @keyframes a { from { top: 0 } 50% { top: 1px } }",
    ],
)
def test_what_browsers_know_is_not_told(style: str) -> None:
    assert list(faults("a.css", style)) == []
