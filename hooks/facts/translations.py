"""A file of translations: each English text that stands in data, and what it is in another language."""

from collections.abc import Collection, Iterator

from facts.problem import Problem, Problems, nearest
from facts.yaml_source import YamlSource


def translations(source: YamlSource, known: Collection[str], where: str) -> dict[str, str]:
    """The texts of `source` by the English ones, which are among those `known` in the files that `where` names.

    Raises Problems for English that is not there (any more), and for what is no text.
    """
    if not isinstance(source.data, dict):
        raise Problems([Problem(source.file, 1, "this is no list of texts. Write 'English text: its translation'.")])
    if problems := list(_faults(source, known, where)):
        raise Problems(problems)
    return {str(english): text for english, text in source.data.items()}


def _faults(source: YamlSource, known: Collection[str], where: str) -> Iterator[Problem]:
    for english, text in source.data.items():
        line = source.line((str(english),))
        if str(english) not in known:
            close = nearest(str(english), known)
            yield Problem(source.file, line, f"{where} has no text '{english}'.{close} Write it as it stands there.")
        elif not isinstance(text, str) or not text.strip():
            yield Problem(source.file, line, f"'{english}' has no translation. Write it behind the colon, in quotes.")
