"""Each setting of mkdocs.yml has a value of the kind that MkDocs takes, and none that is needed is missing."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
    model_validator,
)

from facts import Problem, Problems, YamlSource, validate
from rules.rule import Level
from rules.settings_file import entries, problem_at, settings_of
from rules.source_file import SourceFile
from web.site_address import published

LEVEL = Level.REFUSE
EVERY = True
SLIP = 0.7
# Without one of these there is no site, or not this one.
NEEDED = {
    ("site_name",): "'site_name: OpenAI key guide'",
    ("theme",): "'theme:', and below it 'name: material' and 'custom_dir: overrides'",
    ("theme", "name"): "'name: material'",
    ("theme", "custom_dir"): "'custom_dir: overrides'",
    ("theme", "favicon"): "'favicon: assets/favicon.svg'",
    ("theme", "icon"): "'icon:', and below it 'logo: guide'",
    ("theme", "palette"): "'palette:', and below it the schemes of colors, each with its toggle",
    ("plugins",): "'plugins:', and below it '- macros' with its options",
    ("hooks",): "'hooks:', and below it the files that ARCHITECTURE.md lists, each after '- '",
}


def _as_list(value: Any) -> Any:
    """A mapping that may stand for a list."""
    return list(value.items()) if isinstance(value, Mapping) else value


def _address(value: str) -> str:
    try:
        return published(value) if value else value
    except ValueError as error:
        raise ValueError(f"it {error}") from None


def _host_and_port(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError(f"'{value}' is no host and port. Write 127.0.0.1:8000.")
    return value


Text = StrictStr | None
Listed = Annotated[list[Any], BeforeValidator(_as_list)]
Address = Annotated[StrictStr, AfterValidator(_address)] | None
Loud = Literal["warn", "info", "ignore"]
Absolute = Literal["warn", "info", "ignore", "relative_to_docs"]


class _Loudness(BaseModel):
    model_config = ConfigDict(extra="forbid")

    omitted_files: Loud = "info"
    not_found: Loud = "warn"
    absolute_links: Absolute = "info"


class _LoudnessOfLinks(BaseModel):
    model_config = ConfigDict(extra="forbid")

    not_found: Loud = "warn"
    absolute_links: Absolute = "info"
    unrecognized_links: Loud = "info"
    anchors: Loud = "info"


class _Validation(_Loudness):
    unrecognized_links: Loud = "info"
    anchors: Loud = "info"
    nav: _Loudness = _Loudness()
    links: _LoudnessOfLinks = _LoudnessOfLinks()


class _Toggle(BaseModel):
    model_config = ConfigDict(extra="forbid")

    icon: StrictStr
    name: StrictStr = ""


class _Scheme(BaseModel):
    model_config = ConfigDict(extra="forbid")

    media: StrictStr = ""
    scheme: Literal["default", "slate"] = "default"
    primary: StrictStr = ""
    accent: StrictStr = ""
    toggle: _Toggle


class _Icon(BaseModel):
    logo: StrictStr


class _Theme(BaseModel):
    name: StrictStr = ""
    custom_dir: StrictStr = ""
    favicon: StrictStr = ""
    icon: _Icon = _Icon(logo="")
    palette: Annotated[list[_Scheme], Field(min_length=1)] = []
    features: list[Any] = []


class _Settings(BaseModel):
    @model_validator(mode="before")
    @classmethod
    def _nothing_is_as_if_not_there(cls, values: Any) -> Any:
        return {key: value for key, value in values.items() if value is not None}

    inherit: StrictStr = Field("", alias="INHERIT")
    site_name: StrictStr = ""
    site_description: Text = None
    site_url: Address = None
    repo_url: Address = None
    site_dir: StrictStr = ""
    docs_dir: StrictStr = ""
    dev_addr: Annotated[StrictStr, AfterValidator(_host_and_port)] = "127.0.0.1:8000"
    strict: StrictBool = False
    use_directory_urls: StrictBool = True
    nav: list[Any] | None = None
    not_in_nav: Text = None
    exclude_docs: Text = None
    draft_docs: Text = None
    extra_css: list[StrictStr] = []
    extra_javascript: list[Any] = []
    markdown_extensions: Listed = []
    plugins: Listed = []
    hooks: list[StrictStr] = []
    watch: list[StrictStr] = []
    validation: _Validation = _Validation()
    theme: _Theme = _Theme()


def check_file(file: SourceFile) -> Iterator[Problem]:
    """A problem for each value of another kind, and for each that is missing."""
    source = settings_of(file)
    if not source:
        return
    if not isinstance(source.data, dict):
        yield problem_at(
            source, (), "the settings are a list or a text. Write each on a line of its own: 'key: value'."
        )
        return
    try:
        validate(source, _Settings)
    except Problems as problems:
        yield from problems.found
    if not file.inherits:
        yield from _missing(source, file.text)


def _missing(source: YamlSource, text: str) -> Iterator[Problem]:
    """A problem for what is needed and not there; a slip of its name is told as such by another rule."""
    for at, right in NEEDED.items():
        above = source.data if len(at) == 1 else source.data.get(at[0])
        if isinstance(above, Mapping) and above.get(at[-1]) is None:
            others = [str(key) for key in above if key != at[-1]]
            if elsewhere := re.search(rf"^[ \t]+{at[-1]}[ \t]*:", text, re.MULTILINE):
                place = "in the first column" if len(at) == 1 else f"two blanks further right than '{at[0]}:'"
                line = text.count("\n", 0, elsewhere.start()) + 1
                yield Problem(source.file, line, f"'{at[-1]}:' belongs to what stands above it. Begin it {place}.")
            elif not get_close_matches(at[-1], others, cutoff=SLIP):
                yield problem_at(source, at, f"the key '{'.'.join(at)}' is missing. Add {right}.")
    names = [entry.name for entry in entries(source.data, "plugins")]
    if names and not get_close_matches("macros", names, cutoff=SLIP):
        yield problem_at(source, ("plugins",), "the plugin 'macros' is missing, and no page can do without. Add it.")
