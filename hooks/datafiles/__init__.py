"""Read what people write by hand (YAML, front matter) and say in one line what is wrong with it."""

from datafiles.problem import Problem, Problems, nearest
from datafiles.validate import read, validate
from datafiles.written import Written
from datafiles.yaml_source import YamlSource

__all__ = ["Problem", "Problems", "Written", "YamlSource", "nearest", "read", "validate"]
