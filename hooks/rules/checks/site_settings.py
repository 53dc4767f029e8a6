"""mkdocs.yml says only what has an effect here, by names that there are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from facts import Problem, Problems, nearest
from facts.validate_words import met
from facts.yaml_source import Location
from rules.rule import Level
from rules.settings_file import Entry, entries, mapping, problem_at, read_settings
from rules.source_file import SourceFile

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
# The options of macros that this site needs, with those values that have to stay; for others it is asked what it has.
MACROS_OPTIONS = {"module_name": None, "include_dir": None, "on_undefined": "strict", "on_error_fail": True}
# Lists in which nothing stands twice.
LISTS = ("extra_css", "markdown_extensions", "plugins", "hooks", "watch")
_Say = Callable[[Location, str], Problem]


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each key, feature, plugin, extension and option without effect."""
    if not file.is_settings:
        return
    try:
        source = read_settings(file)
    except Problems as problems:
        yield from problems.found
        return
    settings = mapping(source.data)

    def say(at: Location, text: str) -> Problem:
        return problem_at(source, at, text)

    for key in settings.keys() - KEYS:
        yield say((key,), f"'{key}' has no effect here.{_of_root(str(key))}")
    yield from _theme(mapping(settings.get("theme")), say)
    for key in LISTS:
        yield from _twice(settings.get(key), (key,), say)
    for entry in entries(settings, "markdown_extensions"):
        yield from _beside(entry, say)
        yield from _extension(entry, say)
    for entry in entries(settings, "plugins"):
        yield from _beside(entry, say)
        yield from _plugin(entry, say)


def _theme(theme: Mapping[Any, Any], say: _Say) -> Iterator[Problem]:
    for key in theme.keys() - THEME_KEYS:
        right = f" Begin '{key}:' in the first column." if key in KEYS else _instead(f"theme.{key}", THEME_KEYS)
        yield say(("theme", key), f"theme.{key} has no effect here.{right}")
    for key, value in THEME_VALUES.items():
        if key in theme and theme[key] != value:
            right = str(value).lower()
            yield say(("theme", key), f"theme.{key}: {theme[key]} has no effect here: it stays {right}. Write {right}.")
    features = theme.get("features")
    yield from _twice(features, ("theme", "features"), say)
    for index, feature in enumerate(features if isinstance(features, list) else ()):
        if str(feature) not in FEATURES:
            what = f"the feature '{feature}' has no effect here.{_instead(str(feature), FEATURES)}"
            yield say(("theme", "features", index), what)


def _twice(listed: Any, at: Location, say: _Say) -> Iterator[Problem]:
    """What stands in a list for a second time, whatever options it has."""
    seen: set[str] = set()
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        name = str(next(iter(item), "") if isinstance(item, Mapping) else item)
        if name in seen:
            yield say((*at, index), f"{at[-1]} has '{name}' twice. Keep one.")
        seen.add(name)


def _beside(entry: Entry, say: _Say) -> Iterator[Problem]:
    """What stands beside a name, where it has no effect: the blanks before it are too few."""
    for key in entry.beside:
        what = (
            f"'{key}' stands beside '{entry.name}' and has to stand below it. Begin it with four blanks more than '-'."
        )
        yield say((*entry.at, key), what)


def _extension(entry: Entry, say: _Say) -> Iterator[Problem]:
    name = entry.name.removeprefix("markdown.extensions.")
    if name not in EXTENSIONS:
        meant = next((it for it in sorted(EXTENSIONS) if it.rpartition(".")[2] == name), None)
        right = f" Did you mean '{meant}'?" if meant else _instead(name, EXTENSIONS)
        yield say(entry.at, f"the extension '{name}' is not one of those that pages here can show.{right}")
        return
    if "custom_fences" in mapping(entry.options):
        yield say((*entry.at, entry.name, "custom_fences"), "custom_fences: a page has no diagrams. Take it out.")
    module = import_module(name if "." in name else f"markdown.extensions.{name}")
    known = {option: default for option, (default, *_) in module.makeExtension().config.items()}
    yield from _options(entry, known, say)
    for option, value in mapping(entry.options).items():
        if isinstance(known.get(option), bool) and not isinstance(value, bool):
            what = f"{name}.{option}: {met(value)} is neither true nor false. Write one of these two words."
            yield say((*entry.at, entry.name, option), what)


def _plugin(entry: Entry, say: _Say) -> Iterator[Problem]:
    name = entry.name.removeprefix("/")
    if instead := PLUGINS.get(name.removeprefix("material/")):
        yield say(entry.at, f"the plugin '{name}' does not work here. {instead}")
        return
    installed = {it.name: it for it in entry_points(group="mkdocs.plugins")}
    if name not in installed:
        right = nearest(name, installed) or " Take it out, or add its package to pyproject.toml and run `make lock`."
        yield say(entry.at, f"the plugin '{name}' is not installed.{right}")
    elif name != "macros" or mapping(entry.options).keys() - MACROS_OPTIONS.keys():
        yield from _options(entry, dict(installed[name].load().config_scheme), say)
    elif entry.options is not None:
        yield from _options(entry, MACROS_OPTIONS, say)
    if name == "macros":
        yield from _macros(entry, say)


def _macros(entry: Entry, say: _Say) -> Iterator[Problem]:
    """What is wrong with the values without which pages are not made as they should be."""
    options = mapping(entry.options)
    for option, right in MACROS_OPTIONS.items():
        at: Location = (*entry.at, entry.name, option)
        if option not in options:
            if not get_close_matches(option, map(str, options), n=1, cutoff=0.75):
                yield say(at, f"the option 'macros.{option}' is missing, and pages need it. Add it.")
        elif right is None and not isinstance(options[option], str):
            yield say(at, f"macros.{option}: {met(options[option])} is no file or folder. Write its name.")
        elif right is not None and options[option] != right:
            yield say(
                at, f"macros.{option}: {met(options[option])} is not what pages need. Write {str(right).lower()}."
            )


def _options(entry: Entry, known: Iterable[str], say: _Say) -> Iterator[Problem]:
    """What is wrong with the names of options. The option 'enabled' is MkDocs' own, for every plugin."""
    if entry.options is not None and not isinstance(entry.options, Mapping):
        what = f"{met(entry.options)} stands where the options of '{entry.name}' belong. Write 'option: value'."
        yield say((*entry.at, entry.name), what)
    known = list(known)
    for option in mapping(entry.options):
        if option not in known and not (option == "enabled" and entry.at[0] == "plugins"):
            right = nearest(str(option), known) or " Take it out."
            yield say((*entry.at, entry.name, option), f"'{entry.name}' has no option '{option}'.{right}")


def _of_root(key: str) -> str:
    return " It belongs below 'theme:'." if key in THEME_KEYS else _instead(key, KEYS)


def _instead(name: str, known: Iterable[str]) -> str:
    """What would be right; a name is a slip of another only when it is very much like it."""
    if name in INSTEAD:
        return f" {INSTEAD[name]}"
    meant = get_close_matches(name.removeprefix("theme."), list(known), n=1, cutoff=0.75)
    return f" Did you mean '{meant[0]}'?" if meant else " Take it out."
