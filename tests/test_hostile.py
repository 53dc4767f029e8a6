"""Pull requests that mean harm: what a page or a data file can bring is refused in one line, or does nothing."""

import os
import re
from pathlib import Path

import pytest
from jinja2 import TemplateError
from markdown import markdown
from mkdocs.config import load_config

from guide.finished import unsafe
from guide.macro_sandbox import VARIABLES, MacroSandbox
from rules.run import read_checked, refusals
from rules.source_file import SourceFile
from tests.conftest import DAY, ROOT, Project

CONFIG = load_config(str(ROOT / "mkdocs.yml"))
HTML_CODE = re.compile(r"<script|\son\w+\s*=|javascript:|<iframe", re.IGNORECASE)
SECRET = "a-word-that-only-the-environment-knows"
FRONT = "---\nid: {id}\ntitle: A title\ndescription: One sentence.\nchecked: 2026-11-23\ncategory: key\n---\n\n"
HTML = "is HTML that pages may not have."
LINE = 9

# The text of a page, and what is told of line 9.
REFUSED = {
    "classes": ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "'.__subclasses__' is not for pages."),
    "globals": ("{{ messages_for.__globals__ }}", "'.__globals__' is not for pages."),
    "attr": ('{{ bot | attr("\\x5f\\x5fclass__") }}', "the filter 'attr' is not for pages."),
    "environment": ("{{ environment }}", "there is no fact 'environment'."),
    "config": ("{{ config }}", "there is no fact 'config'."),
    "plugin": ("{{ plugin }} {{ extra }}", "there is no fact 'plugin'."),
    "git": ("{{ git.author_email }}", "there is no fact 'git'."),
    "page": ("{{ page.file.abs_src_path }}", "there is no fact 'page'."),
    "info": ("{{ macros_info() }} {{ context() | pretty }}", "'macros_info' is no macro."),
    "include-file": ('{% include "/etc/passwd" %}', "a page may include a template of overrides/macros"),
    "include-up": ('{% include "../../mkdocs.yml" %}', "a page may include a template of overrides/macros"),
    "include-left": ('{% include ".passwd.md" %}', "a page may include a template of overrides/macros"),
    "include-any": ("{% include [bot.name] %}", "a page may include a template of overrides/macros"),
    "import": ('{% import "steps.md" as x %}', "'{% import %}' is not for pages."),
    "from": ('{% from "steps.md" import x %}', "'{% from %}' is not for pages."),
    "extends": ('{% extends "steps.md" %}', "'{% extends %}' is not for pages."),
    "loop": ("{% for i in range(10**9) %}x{% endfor %}", "'range' is no macro."),
    "loops": ("{% for a in guide.pages %}{% for b in guide.pages %}x{% endfor %}{% endfor %}", "a loop within a loop"),
    "recursion": ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "'{% macro %}' is not for pages."),
    "power": ("{{ 9 ** 9 ** 9 }}", "'**' is not for pages."),
    "large": ("{{ 'a' * 99999999 }}", "this value is too large for a page."),
    "doubling": ("{% set a = bot.name ~ bot.name %}", "'~' is not for pages."),
    "format": ('{{ "%999999999d" % 1 }}', "'%' is not for pages."),
    "raw": ("{% raw %}{{ x }}{% endraw %} {% block a %}{% endblock %}", "'{% block %}' is not for pages."),
    "depth": (f"{{{{ {'(' * 900} }}}}", "the macros on this page cannot be read."),
    "not-closed": ("{{ bot.name", "'{{' is not closed. Write '}}' behind the macro."),
    "script": ("<script>alert(1)</script>", f"'<script>' {HTML}"),
    "script-from": ('<SCRIPT SRC="../assets/access.js"></SCRIPT>', f"'<SCRIPT SRC=\"../assets/access.js\">' {HTML}"),
    "handler": ("<img src=x onerror=alert(1)>", f"'<img src=x onerror=alert(1)>' {HTML}"),
    "handler-div": ('<div class="a" onclick="alert(1)">', HTML),
    "frame": ('<iframe src="/"></iframe>', HTML),
    "form": ('<form action="https://x.example"><input name=key></form>', HTML),
    "refresh": ('<meta http-equiv="refresh" content="0; url=https://x.example">', HTML),
    "style": ("<style>body { display: none }</style>", HTML),
    "style-of": ('<div style="position: fixed">', HTML),
    "base": ('<base href="https://x.example">', HTML),
    "svg": ("<svg><script>alert(1)</script></svg>", f"'<svg>' {HTML}"),
    "slash": ("<svg/onload=alert(1)>", HTML),
    "open-tag": ("<img src=x", HTML),
    "cdata": ("<![CDATA[ x ]]>", HTML),
    "javascript": ("[the page](javascript:alert(1))", "starts with 'javascript:'."),
    "javascript-hidden": ("[the page](&#106;avascript:alert(1))", "starts with 'javascript:'."),
    "javascript-defined": ("[x]: JavaScript:alert(1)", "starts with 'JavaScript:'."),
    "data-link": ("[the page](data:text/html;base64,PHA+)", "starts with 'data:'."),
    "root": ("[the page](/etc/passwd)", "starts at the root of a host."),
    "other-host": ("[the page](//x.example/)", "starts at the root of a host."),
    "up": ("[the page](../../hooks/macros.py)", "leads out of docs/."),
    "up-encoded": ("[the page](%2e%2e/%2e%2e/mkdocs.yml)", "leads out of docs/."),
    "attribute": ('### Text { onclick="alert(1)" }', "sets an attribute."),
    "attribute-link": ("[the page](p.md){ target=_blank }", "sets an attribute."),
    "turned": ("if admin \u202e\u2066// never\u2069 \u2066 then", "a hidden character: '\\u202e'. Remove it."),
    "no-width": ("the k\u200bey", "a hidden character: '\\u200b'. Remove it."),
    "bell": ("the \x1b[2J key", "a hidden character: '\\x1b'. Remove it."),
    "key": (f"sk-{'b2' * 20}", "this looks like a key ('sk-…')."),
    "long": ("a" * 3_001, "a paragraph of 3,003 characters; at most 3,000 are allowed."),
    "brackets": ("[" * 1_000, "a paragraph with more than 100 square brackets."),
}

# Front matter, and the line and the words of what is told.
FRONTS = {
    "bomb": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "2: what is named here with '&' is used again. Write it out twice.",
    ),
    "object": ("a: !!python/object/apply:os.system [id]\n", "2: not valid YAML: a text cannot begin with '!'."),
    "deep": (f"a: {'[' * 9_000}\n", "2: more than 50 levels of data. Make it flatter."),
    "template": ("template: x.html\n", "2: unknown key 'template'."),
    "macros-off": ("render_macros: false\n", "2: unknown key 'render_macros'."),
    "title": ("aliases: [<script>alert(1)</script>]\n", "2: '<script>alert(1)</script>]' is markup."),
    "reading": ("aliases: ['{{ config }}']\n", "2: there is no fact 'config'."),
    "two": ("a: b\n...\n# {{ config }}\n", "4: there is no fact 'config'."),
}


def test_what_means_harm_is_refused_with_one_line_each(project: Project) -> None:
    docs, expected = project.root / "docs", []
    for name, (text, told) in REFUSED.items():
        (docs / f"faq/{name}.md").write_text(f"{FRONT.format(id=name)}{text}\n", encoding="utf-8")
        expected.append((f"docs/faq/{name}.md:{8 if name in ('long', 'brackets') else LINE}:", told))
    for name, (front, told) in FRONTS.items():
        page = FRONT.format(id=name).replace("---\n", f"---\n{front}", 1)
        (docs / f"faq/front-{name}.md").write_text(page, encoding="utf-8")
        expected.append((f"docs/faq/front-{name}.md:", told))
    (docs / "faq/link.md").symlink_to("/etc/passwd")
    (docs / "folder").symlink_to("/etc")
    (project.root / "data/more.yml").symlink_to("/etc/passwd")
    (project.root / "overrides/macros/passwd.md").symlink_to("/etc/passwd")
    expected += [
        (f"{name}:1:", "this is a symbolic link. Put the file itself here.")
        for name in ("docs/faq/link.md", "docs/folder", "data/more.yml", "overrides/macros/passwd.md")
    ]
    os.mkfifo(docs / "faq/pipe.md")
    expected.append(("docs/faq/pipe.md:1:", "this is no plain file. Remove it."))
    (docs / "assets/all.zip").write_bytes(b"PK\3\4" + bytes(99))
    expected.append(("docs/assets/all.zip:1:", "'.zip' does not belong into docs/assets/"))
    (docs / "assets/a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expected.append(("docs/assets/a.svg:1:", "<script> does not belong into a picture. Take it out."))
    (docs / "faq/binary.md").write_bytes(b"---\n\xff\xfe\0")
    expected.append(("docs/faq/binary.md:2:", "the byte 0xff, which is no UTF-8, stands in column 1."))
    with (docs / "faq/giant.md").open("wb") as giant:
        giant.truncate(2_000_000_000)
    expected.append(("docs/faq/giant.md:1:", "a byte 0, which no text has, stands in column 1."))

    result = project.build(SECRET=SECRET)

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert not (project.root / "site").exists()
    lines = [re.sub(r"^ERROR +-  ", "", line) for line in result.stderr.splitlines()]
    lines = [line for line in lines if line.startswith(("docs/", "data/", "overrides/"))]
    for place, told in expected:
        of_file = [line for line in lines if line.startswith(place.partition(":")[0] + ":")]
        assert any(line.startswith(place) and told in line for line in of_file), (place, told, of_file)
        assert len(set(of_file)) == len(of_file), of_file
    assert {line.partition(":")[0] for line in lines} == {place.partition(":")[0] for place, _ in expected}
    assert SECRET not in result.stderr
    assert "root:" not in result.stderr


def test_what_is_allowed_does_nothing(project: Project) -> None:
    harmless = (
        "`<script>alert(1)</script>` and `{ onclick=alert(1) }`\n\n"
        "```\n<script>alert(2)</script>\n```\n\n"
        '--8<-- "mkdocs.yml"\n\n--8<-- "/etc/passwd"\n\n!include /etc/passwd\n\n'
        "${SECRET} $SECRET %SECRET% \\{\\{x}}\n\n"
        "&lt;script&gt;alert(3)&lt;/script&gt; &#60;img src=x onerror=alert(4)>\n\n"
        '<div class="prices" markdown>\n\nA table.\n\n</div>\n\n<!-- a comment --><br>\n\n'
        "{% raw %}`{{ config }}`{% endraw %}\n"
    )
    front = FRONT.format(id="harmless").replace("A title", "Say \"yes\" 'now'")
    front = front.replace("One sentence.", "'She said \"x\" onload=alert(5) // & so.'")
    (project.root / "docs/faq/harmless.md").write_text(front + harmless, encoding="utf-8")
    result = project.build(SECRET=SECRET)
    assert result.returncode == 0, result.stderr
    for path in (project.root / "site").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert SECRET.encode() not in content, path
            assert b"root:x:0" not in content, path
            assert str(project.root).encode() not in content, path
    page = (project.root / "site/faq/harmless/index.html").read_text(encoding="utf-8")
    description = "She said &#34;x&#34; onload=alert(5) // &amp; so."
    assert f'<meta name="description" content="{description}">' in page
    article = re.search(r"<article.*</article>", page, re.DOTALL)[0]  # type: ignore[index]
    assert list(unsafe(article)) == []
    assert "site_name" not in article
    assert re.search("<code[^>]*>{{ config }}</code>", article)


def test_a_method_that_reads_files_is_refused_when_it_is_called(project: Project) -> None:
    project.replace("docs/index.md", "{{ messages_for(5) }}", '{{ bot.parse_file("/etc/passwd") }}')
    line = project.line_of("docs/index.md", "parse_file")
    result = project.build(SECRET=SECRET)
    assert result.returncode == 1
    told = [it for it in result.stderr.splitlines() if not it.startswith("INFO")]
    assert len(told) == 1
    assert f"docs/index.md:{line}: " in told[0]
    assert "round brackets stand behind what is no macro." in told[0]
    assert not (project.root / "site").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param(
            "data/bot.yml",
            "instructions: ",
            'instructions: "x**{ onclick=alert(1) }**" #',
            "'onclick=' may not stand on a page. Take it out.",
            id="an attribute list in a fact",
        ),
        pytest.param(
            "data/bot.yml",
            "instructions: ",
            'instructions: "<script>alert(1)</script>" #',
            "'<script>alert(1)</script>\" #",
            id="a script in a fact",
        ),
        pytest.param(
            "data/glossary.yml",
            "    meaning: ",
            "    meaning: &a [*a] #",
            "what is named here with '&' is used again. Write it out twice.",
            id="a fact in itself",
        ),
    ],
)
def test_facts_bring_no_code_either(project: Project, file: str, old: str, new: str, told: str) -> None:
    project.replace(file, old, new)
    result = project.build()
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert told in result.stderr
    assert not (project.root / "site").exists()


@pytest.fixture(scope="module")
def sandbox() -> MacroSandbox:
    guide = read_checked(ROOT, ROOT / "docs", DAY)
    sandbox = MacroSandbox(guide)
    sandbox.globals.update({name: value(guide) for name, value in VARIABLES.items()})
    return sandbox


# As if no rule had looked: each of these reaches a secret, a file or the end of the memory in plain Jinja.
ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ messages_for.__globals__ }}",
    "{{ messages_for.__func__.__globals__ }}",
    "{{ bot.parse_file('/etc/passwd') }}",
    "{{ bot.parse_raw('x', proto='pickle', allow_pickle=True) }}",
    "{{ bot.model_construct() }}",
    "{{ bot.model_dump() }}",
    "{{ guide.registry.file }}",
    "{{ (guide.pages | map(attribute='front') | map(attribute='data') | join) }}",
    "{{ range(3) }}",
    "{{ lipsum() }}",
    "{{ cycler }}",
    "{{ 'x'.format() }}",
    "{{ '{0.__class__}'.format(bot) }}",
    "{{ 'a'.ljust(999999999) }}",
    "{{ 'a' * 99999999 }}",
    "{{ ('a' * 9999) * 9999 }}",
    "{{ [1] * 99999999 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%99999999d' % 1 }}",
    "{% set a = 'a' * 9999 %}{{ [a, a, a, a, a, a, a, a, a, a, a, a] | join }}",
    "{{ ('a' * 9999) | replace('', 'a' * 9999) }}",
    "{{ bot | attr('name') }}",
    "{{ bot | pprint }}",
    "{% include '/etc/passwd' %}",
    "{{ self._TemplateReference__context }}",
    "{{ bot.__init__ }}",
    "{{ catalog.day.replace(1) }}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_the_sandbox_holds_where_no_rule_looks(sandbox: MacroSandbox, text: str) -> None:
    with pytest.raises((TemplateError, TypeError)):
        sandbox.from_string(text).render()


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<script>x</script>", ["<script>"]),
        ('<script src="https://x.example/a.js"></script>', ['<script src="https://x.example/a.js">']),
        ("<IFRAME src=x>", ["<IFRAME"]),
        ("<p><svg/onload=x>", ["onload="]),
        ('<a title=">" onclick=x>', ["onclick="]),
        ("<a\nonfocus\n=x autofocus=y>", ["onfocus=", "autofocus="]),
        ('<b style="x">', ["style="]),
        ('<meta http-equiv=refresh content="0;url=x">', ["<meta", "http-equiv="]),
        ("<a href=' java\nscript:x'>", ['href=" java\nscript:x"']),
        ("<a href='&#106;avascript&colon;x'>", ['href="javascript:x"']),
        ("<a href='data:text/html,x'>", ['href="data:text/html,x"']),
        ("<img src='data:image/png;base64,x'>", []),
        ("<form id=f><button formaction=x>", ["formaction="]),
        ('<script type="application/json" id="a">{}</script>', []),
        ('<script src="../assets/estimator/estimator.js" type="module"></script>', []),
        ("<p>Turn it on = good. <code>&lt;script&gt;</code></p>", []),
    ],
)
def test_a_finished_page_has_no_code_of_its_own(html: str, found: list[str]) -> None:
    assert list(unsafe(html)) == found


# Markdown reads these otherwise than our rules, so that what is code to them is HTML to a browser.
@pytest.mark.parametrize(
    "text",
    [
        "One ` tick\n<script>alert(1)</script> and `another",
        "One ` tick\n# A heading\n<img src=x onerror=alert(1)> and `another",
        "<!-- --!><img src=x onerror=alert(1)> -->",
        "<!--> <script>alert(1)</script> -->",
        "`` a ` <div onclick=alert(1)> ``` b ``",
        "~~~\ntext\n```\n~~~\n<script>alert(1)</script>\n```\n",
        "- one\n\n    ```\n  <script>alert(1)</script>\n    ```\n",
        "One ` tick\n\n<iframe src=x></iframe> `",
        "One ` tick [a](javascript:alert(1)) ```` and `` another ` ```` ``",
        '<div class="a" markdown="1" onclick=alert(1)>',
        "[a]: p.md 'title' {onclick=x}\n\n[a]{ onclick=x }",
        "Text ` {: onclick=alert(1) } `",
        "# A { #a .b\n onclick=alert(1) }",
    ],
)
def test_what_hides_from_the_rules_is_seen_in_the_finished_page(text: str, tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    path.write_text(FRONT.format(id="p") + text, encoding="utf-8")
    refused = list(refusals([SourceFile(path, "docs/faq/p.md")]))
    html = markdown(text, extensions=CONFIG.markdown_extensions, extension_configs=CONFIG.mdx_configs)
    live = bool(HTML_CODE.search(re.sub(r"<code>.*?</code>|<pre>.*?</pre>", "", html, flags=re.DOTALL)))
    assert refused or not live or list(unsafe(html))
