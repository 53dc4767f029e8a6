"""A page that is not written yet: what to ask its author, whether an answer is good, the text that comes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel, create_model

from facts import Problems, YamlSource, nearest, validate
from guide.aliases import key, owners
from guide.front_matter import CATEGORIES, Fix, Meta, Question
from guide.pages import SourcePage, sections
from guide.sentences import sentences

Answer = str | Sequence[str]


@dataclass(frozen=True)
class Asked:
    """One thing to ask: a key of the front matter. `many` answers come one a line; an empty line ends them."""

    name: str
    question: str
    many: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of page: where it goes, what it is made from, what is asked, and what its author does next."""

    folder: str
    template: str
    meta: type[Meta]
    asked: tuple[Asked, ...]
    next: str


ID = Asked(
    "id", "Its id: small letters, digits and hyphens, such as lost-key. It is the address of the page, for good."
)
COMMON = (
    Asked("aliases", "Other words for it, as people type them, one a line.", many=True, optional=True),
    Asked("sources", "The ids in data/links.yml of the pages that say so, one a line.", many=True, optional=True),
    Asked("related", "The ids of pages or sections to read next, one a line.", many=True, optional=True),
    Asked("checked", "The day on which you checked the facts, as YYYY-MM-DD.", optional=True),
)
KINDS = {
    "faq": Kind(
        "faq",
        "question.md",
        Question,
        (
            ID,
            Asked("title", "The question, as people ask it."),
            Asked("description", "The answer in one sentence. The page shows it first."),
            Asked("category", f"Its category: {', '.join(CATEGORIES)}."),
            *COMMON,
        ),
        "Write what they need to know beyond the first sentence",
    ),
    "fix": Kind(
        "fix",
        "fix.md",
        Fix,
        (
            ID,
            Asked("title", "The error in plain words, such as: 401: the key is wrong."),
            Asked("description", "What it means and what to do, in one sentence. The page shows it first."),
            Asked("codes", "The exact words that OpenAI uses for it, one a line.", many=True),
            Asked("retry", "Does it help to try again? yes, no or sometimes."),
            *COMMON,
        ),
        "Write why it happens, what mends it, and what the reader sees then",
    ),
}


@dataclass(frozen=True)
class Taken:
    """What there is already, so that a new page does not take it or speak of what is not there."""

    pages: Sequence[SourcePage]
    links: Mapping[str, Any]

    def fault(self, kind: Kind, name: str, value: str, before: Sequence[str] = ()) -> str | None:
        """What is wrong with this answer, in words, or nothing. `before` are the earlier ones of many."""
        shown = next(asked for asked in kind.asked if asked.name == name)
        if wrong := _against_schema(kind.meta, name, [value] if shown.many else value):
            return wrong
        match name:
            case "id":
                return self._taken_id(value)
            case "title":
                twin = next((page for page in self.pages if page.meta.title.casefold() == value.casefold()), None)
                return f"{twin.file} has this title. Choose another." if twin else None
            case "description" if len(list(sentences(value))) > 1:
                return "this is more than one sentence. Write one."
            case "aliases" if place := self._alias_places(before).get(key(value)):
                return f"'{value}' is taken by {place}. It can lead to one place only."
            case "sources" if value not in self.links:
                return f"unknown link id '{value}'.{nearest(value, self.links)} Valid ids are in data/links.yml."
            case "related" if value not in (known := sections(self.pages)):
                return f"no page or section has the id '{value}'.{nearest(value, known)}"
        return None

    def _taken_id(self, value: str) -> str | None:
        section = sections(self.pages).get(value)
        page = next((page for page in self.pages if section and page.src_uri == section.src_uri), None)
        if section and page:
            return f"the id '{value}' is taken by {page.file}:{section.line}. Choose another."
        return None

    def _alias_places(self, before: Sequence[str]) -> Mapping[str, str]:
        return owners(self.pages) | {key(alias): "an alias that you gave already" for alias in before}


def text(template: str, answers: Mapping[str, Answer]) -> str:
    """The page: the template with the answers filled in, without the lines of what was not answered."""
    env = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)  # noqa: S701 - it makes Markdown, not HTML
    env.filters |= {"yaml": _yaml, "yaml_lines": _yaml_lines}
    filled = env.from_string(template).render(answers)
    return "".join(line for line in filled.splitlines(keepends=True) if not line.endswith(": []\n"))


def _against_schema(meta: type[Meta], name: str, value: Any) -> str | None:
    """What the schema of the front matter says of this key, in the words of the build."""
    annotation = meta.model_fields[name]
    one_key: type[BaseModel] = create_model("One", **{name: (annotation.annotation, annotation)})  # type: ignore[call-overload]
    try:
        validate(YamlSource(yaml.safe_dump({name: value}, allow_unicode=True), name), one_key)
    except Problems as problems:
        return problems.found[0].text
    return None


def _yaml(value: Answer) -> str:
    """The value on one line of YAML."""
    dumped = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10_000)
    return dumped.removesuffix("\n").removesuffix("\n...")


def _yaml_lines(values: Sequence[str]) -> str:
    """The values as a list of YAML, one a line, to stand behind the colon of a key."""
    return "".join(f"\n  - {_yaml(value)}" for value in values) or " []"
