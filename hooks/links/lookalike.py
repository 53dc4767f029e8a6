"""Which host of ours another one could be taken for."""

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import unquote

# Letters of other alphabets that most fonts draw like Latin ones; NFKC knows wide, bold and round letters already.
FOREIGN = str.maketrans(
    "\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u051b\u0455\u0442\u0443\u0475\u051d\u0445\u04cf"
    "\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0585\u0578\u057d\u0131\u0251\u0261\u0269",
    "acdehijkmhopqstyvwxl" + "aeikvoptux" + "onuiagi",
)
ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "3": "e", "5": "s", "-": "", "_": ""})
LONGEST = 300
# Shorter names are within other words by chance.
WORD = 5
HIDDEN = ("Cc", "Cf", "Cs", "Mn", "Me")


def lookalike(host: str, hosts: Collection[str]) -> str | None:
    """The listed host that `host` looks like, or None for one that is listed, has the same owner or looks like none.

    `host` may have a user name and a port, and need not be valid. A host looks like a listed one when it contains
    it whole (openai.com.evil.example), or when one of its parts contains the owner's name (platform-openai.net)
    or is one slip away from it (opnai.com), each with similar letters counted as the same (0penal.com).
    """
    host = host[:LONGEST]
    real = host.rpartition("@")[2].partition(":")[0].rstrip(".").lower()
    listed = {it.partition(":")[0]: it for it in sorted(hosts)}
    if re.fullmatch(r"[a-z0-9.-]*", real) and any(f".{real}".endswith(f".{_site(name)}") for name in listed):
        return None
    read = _read(host)
    alike = [name for name in listed if _within(name, read) or _named(name, read)]
    best = max(alike, key=lambda name: (_skeleton(name) in _skeleton(read), _rank(name, read)), default=None)
    return listed[best] if best else None


def _rank(name: str, read: str) -> int:
    """Of the hosts that are in it whole the longest is meant, else the plainest."""
    return len(name) if _skeleton(name) in _skeleton(read) else -len(name)


def _site(host: str) -> str:
    """Its last two labels: what an owner registers."""
    return ".".join(host.split(".")[-2:])


def _within(name: str, read: str) -> bool:
    whole = re.sub(r"[^\w.-]", ".", read)
    return f".{name}." in f".{whole}." or (len(name) > WORD + 1 and _skeleton(name) in _skeleton(read))


def _named(name: str, read: str) -> bool:
    """Whether a part of the host is the owner's name, has it in it or is one slip away from it."""
    brand = _site(name).partition(".")[0]
    if len(brand) < WORD:
        return False
    parts = re.split(r"[^\w-]", read)
    words = [word for part in parts for word in re.split(r"[-_]", part)]
    return any(_skeleton(brand) in _skeleton(part) for part in parts) or any(_slip(brand, word) for word in words)


def _read(host: str) -> str:
    """The host as a reader sees it, in Latin letters: escapes and punycode resolved, what is not visible left out."""
    labels = re.split(r"[.\u3002\uff0e\uff61]", unquote(host).lower())
    text = unicodedata.normalize("NFKC", ".".join(map(_unpuny, labels))).casefold()
    bare = (letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter) not in HIDDEN)
    return "".join(bare).translate(FOREIGN)


def _unpuny(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _skeleton(text: str) -> str:
    """The same for texts that look alike; dots and hyphens do not count."""
    return re.sub(r"\W", "", text.translate(ALIKE)).replace("rn", "m").replace("vv", "w")


def _slip(right: str, wrong: str) -> bool:
    """Whether one letter is missing, added, wrong, or swapped with the next."""
    while right and wrong and right[0] == wrong[0]:
        right, wrong = right[1:], wrong[1:]
    while right and wrong and right[-1] == wrong[-1]:
        right, wrong = right[:-1], wrong[:-1]
    return max(len(right), len(wrong)) <= 1 or (len(right) == 2 and right == wrong[::-1])
