"""YAML that remembers the line of every key."""

import re
from typing import Any

import yaml
from yaml.reader import ReaderError

from facts.problem import Problem, Problems
from facts.yaml_words import glued_entry, glued_key, merge_markers, not_valid

Location = tuple[str | int, ...]


DEEPEST = 50
LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
# What a text of so many levels has, unless it has brackets: marks one behind the other, or a wide margin.
DEEP = re.compile(rf"(?:[-?:][ \t]+){{{DEEPEST}}}|^[ ]{{{DEEPEST}}}", re.MULTILINE)


# What a plain word is, when it is no text: numbers as people write them, and no times (12:30), octals (010) or dates.
TAG = "tag:yaml.org,2002:"
PLAIN = (
    (f"{TAG}bool", re.compile(r"^(?:true|false)$"), "tf"),
    (f"{TAG}null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""]),
    (f"{TAG}int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), "-0123456789"),
    (f"{TAG}float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), "-0123456789"),
)
# A comment that follows a text: in data/ it may say something of the text, but not so close behind the sign.
COMMENT = re.compile(r"[ \t]+#(?P<close>[^\s#])?[^\n]*")


class _Loader(yaml.CSafeLoader):
    """Reads all that is not in PLAIN as text: it is checked like any other value."""


_Loader.yaml_implicit_resolvers = {}
for tag, regexp, first in PLAIN:
    _Loader.add_implicit_resolver(tag, regexp, list(first))


class YamlSource:
    """The data of a YAML text and the line on which each part of it stands."""

    def __init__(self, text: str, file: str, *, first_line: int = 1) -> None:
        """Parse `text`, which starts at `first_line` of `file`.

        Raises Problems for a syntax error, for a key that is written twice and for a text that a '#' cuts.
        """
        self.file = file
        self._first_line = first_line
        if conflicts := list(merge_markers(text)):
            raise Problems(Problem(file, first_line + line, what) for line, what in conflicts)
        self._written = text.splitlines()
        self._found: list[Problem] = []
        loader = _Loader(text)
        try:
            self._refuse_depth(text)
            node = loader.get_single_node()
            self._lines: dict[Location, int] = {}
            if node:
                self._walk(node, set(), ())
            self.data: Any = loader.construct_document(node) if node else {}
        except yaml.MarkedYAMLError as error:
            line, what = not_valid(text, error, first_line)
            raise Problems([Problem(file, line, what)]) from None
        except ReaderError as error:
            line = first_line + text.count("\n", 0, text.find(chr(error.character)))
            what = f"a character that YAML does not allow: {chr(error.character)!a}. Remove it."
            raise Problems([Problem(file, line, what)]) from None
        except (ValueError, RecursionError) as error:
            raise Problems([Problem(file, first_line, f"not valid YAML: {error}.")]) from None
        finally:
            loader.dispose()
        if self._found:
            raise Problems(self._found)

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
                    self._found.append(Problem(self.file, line, text))
                    continue
                seen[key.value] = line
                if node.flow_style and not key.style and not value.value and (what := glued_key(key.value)):
                    self._found.append(Problem(self.file, line, what))
                self._walk(value, walked, (*at, key.value))
                if value.start_mark.line > key.start_mark.line:
                    self._refuse_glued(value)
                self._lines[(*at, key.value)] = line
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._walk(value, walked, (*at, index))
        elif isinstance(node, yaml.ScalarNode) and not node.style and node.tag == f"{TAG}str":
            self._refuse_lost_words(node.end_mark, node.value)
            self._refuse_entries(node)

    def _refuse_glued(self, node: yaml.Node) -> None:
        """Note a plain text below a key that its writer meant as the first entry of a list, or as a key."""
        if isinstance(node, yaml.ScalarNode) and not node.style and node.value:
            line, one_line = self._written[node.start_mark.line], node.end_mark.line == node.start_mark.line
            if what := glued_entry(line) or (glued_key(line) if one_line else ""):
                self._found.append(Problem(self.file, self._first_line + node.start_mark.line, what))

    def _refuse_entries(self, node: yaml.ScalarNode) -> None:
        """Note each line that goes on with a plain text above it and that its writer meant as an entry of a list."""
        for number in range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(self._written))):
            line = self._written[number]
            if what := glued_entry(line):
                self._found.append(Problem(self.file, self._first_line + number, what))
            elif line.lstrip().startswith("- ") and not glued_entry(self._written[node.start_mark.line]):
                what = f"'{line.strip()}' belongs to the text above it. Begin it in the column of the entry above."
                self._found.append(Problem(self.file, self._first_line + number, what))

    def _refuse_lost_words(self, end: Any, text: str) -> None:
        """Note a plain text that ends at a '#' which its writer meant as a sign of it."""
        line = self._written[end.line] if end.line < len(self._written) else ""
        comment = COMMENT.match(line, end.column)
        if comment and (comment["close"] or self.file.endswith(".md")):
            what = (
                f"' #' ends the text: '{comment[0].strip()}' is lost. Put all of it in quotes: \"{text}{comment[0]}\"."
            )
            self._found.append(Problem(self.file, self._first_line + end.line, what))
