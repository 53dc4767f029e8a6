"""YAML that remembers the line of every key."""

import re
from typing import Any

import yaml
from yaml.reader import ReaderError

from facts.problem import Problem, Problems

Location = tuple[str | int, ...]


DEEPEST = 50
LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
# What a text of so many levels has, unless it has brackets: marks one behind the other, or a wide margin.
DEEP = re.compile(rf"(?:[-?:][ \t]+){{{DEEPEST}}}|^[ ]{{{DEEPEST}}}", re.MULTILINE)


class _Loader(yaml.CSafeLoader):
    """Leaves dates, `on`, `off`, `yes` and `no` as text: they are checked like any other value."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.rpartition(":")[2] not in ("timestamp", "bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


class YamlSource:
    """The data of a YAML text and the line on which each part of it stands."""

    def __init__(self, text: str, file: str, *, first_line: int = 1) -> None:
        """Parse `text`, which starts at `first_line` of `file`.

        Raises Problems for a syntax error or for a key that is written twice.
        """
        self.file = file
        self._first_line = first_line
        loader = _Loader(text)
        try:
            self._refuse_depth(text)
            node = loader.get_single_node()
            self._lines: dict[Location, int] = {}
            if node:
                self._walk(node, set(), ())
            self.data: Any = loader.construct_document(node) if node else {}
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = first_line + (mark.line if mark else 0)
            raise Problems([Problem(file, line, f"not valid YAML: {error.problem}.")]) from None
        except ReaderError as error:
            line = first_line + text.count("\n", 0, text.find(chr(error.character)))
            what = f"a character that YAML does not allow: {chr(error.character)!a}. Remove it."
            raise Problems([Problem(file, line, what)]) from None
        except (ValueError, RecursionError) as error:
            raise Problems([Problem(file, first_line, f"not valid YAML: {error}.")]) from None
        finally:
            loader.dispose()

    def line(self, location: Location) -> int:
        """The line of the key at `location`, or of the nearest key above it."""
        while location and location not in self._lines:
            location = location[:-1]
        return self._lines.get(location, self._first_line)

    def __contains__(self, location: Location) -> bool:
        """Whether something is written at `location`."""
        return location in self._lines

    def _refuse_depth(self, text: str) -> None:
        """Raise Problems for data within data within data: libyaml 0.2.5 goes deeper for each, until it crashes."""
        if text.count("[") + text.count("{") < DEEPEST and not DEEP.search(text):
            return
        depth = 0
        try:
            for event in yaml.parse(text, Loader=_Loader):
                if isinstance(event, yaml.CollectionStartEvent | yaml.CollectionEndEvent):
                    depth += 1 if isinstance(event, yaml.CollectionStartEvent) else -1
                if depth > DEEPEST:
                    raise self._too_deep(event.start_mark)
        except yaml.MarkedYAMLError as error:
            # libyaml 0.2.6 looks at all brackets of a line before it tells of the first, and stops at 1000 itself.
            if error.problem != LIBYAML_TOO_DEEP:
                raise
            raise self._too_deep(error.problem_mark) from None

    def _too_deep(self, mark: Any) -> Problems:
        line = self._first_line + (mark.line if mark else 0)
        return Problems([Problem(self.file, line, f"more than {DEEPEST} levels of data. Make it flatter.")])

    def _walk(self, node: yaml.Node, walked: set[int], at: Location) -> None:
        """Note the lines of what stands at `at`; `walked` are the ids of all nodes before. Raises Problems."""
        line = self._first_line + node.start_mark.line
        if id(node) in walked:
            # Ten lines of names for names make more data than any memory holds.
            raise Problems([Problem(self.file, line, "what is named here with '&' is used again. Write it out twice.")])
        walked.add(id(node))
        self._lines[at] = line
        if isinstance(node, yaml.MappingNode):
            seen: dict[str, int] = {}
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    continue
                line = self._first_line + key.start_mark.line
                if key.value in seen:
                    text = f"'{key.value}' is written twice; the first is on line {seen[key.value]}. Keep one."
                    raise Problems([Problem(self.file, line, text)])
                seen[key.value] = line
                self._walk(value, walked, (*at, key.value))
                self._lines[(*at, key.value)] = line
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._walk(value, walked, (*at, index))
