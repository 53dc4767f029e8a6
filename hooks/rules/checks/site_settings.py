"""mkdocs.yml says only what has an effect here, and names files that are there."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from facts import Problem, Problems, YamlSource, nearest
from facts.yaml_source import Location
from rules.rule import Level
from rules.source_file import SETTINGS, SourceFile

LEVEL = Level.REFUSE
EVERY = True


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Of MkDocs and Material, what templates of overrides/ or the hooks read, and what MkDocs does by itself.
KEYS = _words(
    """INHERIT site_name site_description site_url site_dir docs_dir repo_url strict theme nav not_in_nav exclude_docs
    draft_docs extra_css extra_javascript markdown_extensions plugins hooks watch validation use_directory_urls
    dev_addr"""
)
THEME_KEYS = frozenset({"name", "custom_dir", "language", "font", "favicon", "icon", "palette", "features"})
THEME_VALUES = {"name": "material", "language": "en", "font": False}
FEATURES = frozenset({"navigation.footer", "navigation.indexes", "navigation.sections", "navigation.top"})
EXTENSIONS = _words(
    """abbr admonition attr_list def_list footnotes md_in_html tables toc pymdownx.caret pymdownx.details
    pymdownx.highlight pymdownx.keys pymdownx.mark pymdownx.snippets pymdownx.superfences pymdownx.tabbed
    pymdownx.tasklist pymdownx.tilde"""
)
SCRIPT = "assets/guide.js"
# What to do instead of a key of mkdocs.yml or of its theme, or of an extension.
INSTEAD = {
    "copyright": "Write overrides/partials/copyright.html.",
    "theme.logo": "The sign at the top is theme.icon.logo, in overrides/.icons/.",
    "pymdownx.emoji": "Icons and emoji are shown without it.",
    "extra": "Write the templates in overrides/.",
}
# Plugins that have nothing to do here, or that cannot do it.
PLUGINS = {
    "blog": "A page of docs/ is a step, a question, a fix or an index: there are no posts.",
    "i18n": "Each page is in English, and browsers translate it: other languages have no place yet.",
    "info": "Nothing of Material's own templates is left for it.",
    "meta": "Each page says in its front matter what it is.",
    "offline": "`make offline` makes a copy for a disk.",
    "optimize": "Save a picture small.",
    "privacy": "Nothing comes from another host here.",
    "search": "The site has its own: data/search.yml, and aliases in front matter.",
    "social": "Pages have no cards.",
    "tags": "Give a page aliases: readers find it by the search.",
}
# Written by MkDocs' own YAML alone.
TAG = re.compile(r"(?<![^\s\[,])!(?:ENV|relative|!python/\S+)(?=\s|$)", re.MULTILINE)
_Say = Callable[[Location, str], Problem]


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each key, feature, plugin and extension without effect, and for each file that is not there."""
    if file.name != SETTINGS:
        return
    try:
        source = YamlSource(TAG.sub(lambda tag: " " * len(tag[0]), file.text), file.name)
    except Problems as problems:
        yield from problems.found
        return
    settings = source.data if isinstance(source.data, dict) else {}

    def say(at: Location, text: str) -> Problem:
        return Problem(file.name, source.line(at), text)

    docs = file.path.parent / "docs"
    for key in settings.keys() - KEYS:
        yield say((key,), f"'{key}' has no effect here.{_instead(key, KEYS)}")
    yield from _theme(settings.get("theme"), say)
    yield from _files(settings, docs, say)
    yield from _nav(settings.get("nav"), ("nav",), docs, say)
    for at, name, options in _named(settings.get("markdown_extensions"), "markdown_extensions"):
        if name not in EXTENSIONS:
            what = "is not one of those that pages here can show."
            yield say(at, f"the extension '{name}' {what}{_instead(name, EXTENSIONS)}")
        elif "custom_fences" in options:
            yield say((*at, name, "custom_fences"), "custom_fences: a page has no diagrams. Take it out.")
    for at, name, _ in _named(settings.get("plugins"), "plugins"):
        if instead := PLUGINS.get(name.removeprefix("material/")):
            yield say(at, f"the plugin '{name}' does not work here. {instead}")


def _theme(theme: Any, say: _Say) -> Iterator[Problem]:
    if not isinstance(theme, Mapping):
        if theme is not None:
            yield say(("theme",), "the theme is a mapping with 'name: material' and 'custom_dir: overrides'.")
        return
    for key in theme.keys() - THEME_KEYS:
        yield say(("theme", key), f"theme.{key} has no effect here.{_instead(f'theme.{key}', THEME_KEYS)}")
    for key, value in THEME_VALUES.items():
        if key in theme and theme[key] != value:
            right = str(value).lower()
            yield say(("theme", key), f"theme.{key}: {theme[key]} has no effect here: it stays {right}. Write {right}.")
    for index, feature in enumerate(theme.get("features") or ()):
        if feature not in FEATURES:
            what = f"the feature '{feature}' has no effect here.{_instead(str(feature), FEATURES)}"
            yield say(("theme", "features", index), what)


def _files(settings: Mapping[str, Any], docs: Path, say: _Say) -> Iterator[Problem]:
    """What is wrong with the styles and scripts."""
    for key in ("extra_css", "extra_javascript"):
        entries = settings.get(key) or ()
        if not isinstance(entries, list):
            continue  # MkDocs says so
        for index, entry in enumerate(entries):
            path, at = entry.get("path") if isinstance(entry, dict) else entry, (key, index)
            if not isinstance(path, str):
                continue
            if _elsewhere(path):
                what = "is on another host, and the policy lets no page load it. Put the file into docs/assets/."
                yield say(at, f"{key}: '{path}' {what}")
            elif not (docs / path).is_file():
                there = [it.relative_to(docs).as_posix() for it in docs.glob("assets/**/*.*")]
                yield say(at, f"{key} names '{path}', and docs/ has no such file.{_or_correct(path, there)}")
            elif key == "extra_javascript" and path != SCRIPT:
                yield say(at, f"{key}: '{path}' has no effect here. Import it in docs/{SCRIPT}.")


def _nav(entry: Any, at: Location, docs: Path, say: _Say) -> Iterator[Problem]:
    """What is wrong with an entry of the menu, and with all below it."""
    if isinstance(entry, list):
        for index, below in enumerate(entry):
            yield from _nav(below, (*at, index), docs, say)
    elif isinstance(entry, dict):
        for title, below in entry.items():
            yield from _nav(below, (*at, str(title)), docs, say)
    elif isinstance(entry, str) and _elsewhere(entry):
        yield say(at, f"nav: '{entry}' leads to another host. The menu has pages of this site: link it in a page.")
    elif isinstance(entry, str) and not (docs / entry).is_file():
        words, _, last = entry.rpartition(" ")
        if words and last.endswith(".md"):
            yield say(at, f"nav: '{entry}' has no colon. Write '{words}: {last}'.")
        else:
            there = [it.relative_to(docs).as_posix() for it in docs.rglob("*.md")]
            yield say(at, f"nav names '{entry}', and docs/ has no such file.{_or_correct(entry, there)}")


def _named(entries: Any, key: str) -> Iterator[tuple[Location, str, Mapping[str, Any]]]:
    """Where each extension or plugin stands, its name, and its options."""
    if isinstance(entries, dict):
        entries = [{name: options} for name, options in entries.items()]
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        for name, options in (entry if isinstance(entry, dict) else {entry: None}).items():
            yield (key, index), str(name), options if isinstance(options, dict) else {}


def _instead(name: str, known: Iterable[str]) -> str:
    """What would be right; a name is a slip of another only when it is very much like it."""
    if name in INSTEAD:
        return f" {INSTEAD[name]}"
    meant = get_close_matches(name.removeprefix("theme."), list(known), n=1, cutoff=0.8)
    return f" Did you mean '{meant[0]}'?" if meant else " Take it out."


def _elsewhere(path: str) -> bool:
    return re.match(r"(?:[a-z][a-z0-9+.-]*:)?//|mailto:|tel:", path, re.IGNORECASE) is not None


def _or_correct(path: str, there: list[str]) -> str:
    return nearest(path.removeprefix("docs/"), there) or " Correct the name."
