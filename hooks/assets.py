"""Make one stylesheet and one script out of docs/assets, and pictures of drawings, before any page is rendered."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from facts.ignored import is_ignored
from web.assets import ready
from web.svg import cleaned

# The names of the build that runs, by those that templates ask for.
_names: dict[str, str] = {}


def on_files(files: Files, config: MkDocsConfig) -> None:
    for file in list(files):
        of_theme = file.generated_by is None and file.src_dir != config.docs_dir
        if of_theme or is_ignored(file.src_uri):
            files.remove(file)  # the theme's templates are ours, and so are styles, scripts and pictures
    found = [
        file for file in files if file.src_uri.endswith((".css", ".js")) or file.src_uri == config.theme["favicon"]
    ]
    sources = {file.src_uri: Path(file.abs_src_path or "").read_text(encoding="utf-8") for file in found}
    try:
        for file in files:
            if file.src_uri.endswith(".svg") and file.abs_src_path:
                file.content_string = cleaned(Path(file.abs_src_path).read_text(encoding="utf-8"))
        made = ready(sources, config.extra_css)
    except ValueError as error:
        raise PluginError(str(error)) from None
    for file in found:
        if not file.src_uri.endswith(".svg"):  # a page may show the icon too, by the name that it has in docs/
            files.remove(file)
    for name, text in made.values():
        files.append(File.generated(config, name, content=text))
    _names.clear()
    _names.update({name: new for name, (new, _) in made.items()})


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> None:
    env.globals["asset"] = _names.__getitem__
