"""The ground: what people write by hand (YAML, front matter), and in one line what is wrong with it."""

from facts.problem import Attempts, Problem, Problems, nearest
from facts.shape import Id, Line, Written
from facts.validate import read, validate
from facts.yaml_source import YamlSource

__all__ = ["Attempts", "Id", "Line", "Problem", "Problems", "Written", "YamlSource", "nearest", "read", "validate"]
