"""What styles and scripts ask for, by the line on which it stands."""

from web.reached import reached_by_script, reached_by_style


def test_a_style_asks_by_url_and_import_but_not_in_comments_texts_or_pictures_within_it() -> None:
    text = '/* url(a.png) */\n.a { content: "url(b.png)"; mask: url(#c) url("data:,url(d.png)"); }'
    text += "\n.b { mask: url( e.png ); }"
    assert [(it.line, it.address) for it in reached_by_style(text)] == [(3, "e.png")]


def test_a_script_asks_for_modules_and_for_addresses_of_hosts() -> None:
    text = '// "https://a.example"\nimport "./a.js";\nconst names = "http://www.w3.org/1999/xhtml";\nfetch("//b.example/c");'
    assert [(it.line, it.address, it.is_elsewhere) for it in reached_by_script(text)] == [
        (2, "./a.js", False),
        (4, "//b.example/c", True),
    ]
