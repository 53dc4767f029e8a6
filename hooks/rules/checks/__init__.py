"""One rule a file. The first line of its docstring is what `python -m rules --list` tells of it."""
