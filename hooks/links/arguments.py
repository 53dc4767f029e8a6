"""What the command line asks for."""

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Arguments:
    """One run of `python -m links`."""

    command: str
    urls: list[str]
    registry: Path
    format: str
    cache: bool
    everything: bool
    fix: bool


def parse(words: list[str]) -> Arguments:
    """The arguments; without a command they are those of `check`. Exits with 2 when they cannot be understood."""
    parser = ArgumentParser(prog="python -m links", description="Check where links lead.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the registry, or the addresses given")
    check.add_argument("urls", nargs="*", metavar="URL")
    check.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    check.add_argument("--no-cache", dest="cache", action="store_false", help="ask for everything again")
    check.add_argument("--all", dest="everything", action="store_true", help="links in Markdown and data as well")
    check.add_argument("--fix", action="store_true", help="propose the edits for links that have moved")
    told = commands.add_parser("explain", help="tell how the verdict on an address comes about")
    told.add_argument("urls", nargs=1, metavar="URL")
    told.set_defaults(format="text", cache=False, everything=False, fix=False)
    for command in (check, told):
        command.add_argument("--registry", type=Path, default=Path("data/links.yml"), metavar="FILE")
    given = words if words and (words[0] in commands.choices or words[0] in ("-h", "--help")) else ["check", *words]
    return Arguments(**vars(parser.parse_args(given)))
