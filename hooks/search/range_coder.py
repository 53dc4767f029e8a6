"""Numbers as few bits: a range coder with probabilities that learn.

The coder is Subbotin's carryless one, after G. N. N. Martin, "Range encoding" (1979); chances are estimated from what
came before, as Krichevsky and Trofimov do. `docs/assets/search/range_decoder.js` reads what this writes.
"""

TOP, BOTTOM = 1 << 24, 1 << 16
MASK = (1 << 32) - 1
# The chance of a bit forgets slowly: its two counts are halved at this sum.
MOST_COUNTED = 1 << 15
# Contexts of a number's length, one for each bit of it.
LENGTHS = 32


class RangeEncoder:
    """Writes bits and numbers; the same `context` has to be given when they are read."""

    def __init__(self) -> None:
        self._low, self._range = 0, MASK
        self._written = bytearray()
        self._seen: dict[int, list[int]] = {}

    def share(self, start: int, size: int, total: int) -> None:
        """What has `size` of `total` chances, behind the `start` chances of others. `total` is at most 65,536."""
        step = self._range // total
        self._low = (self._low + step * start) & MASK
        self._range = step * size
        while True:
            if (self._low ^ ((self._low + self._range) & MASK)) >= TOP:
                if self._range >= BOTTOM:
                    return
                self._range = -self._low & (BOTTOM - 1)
            self._written.append(self._low >> 24)
            self._low, self._range = (self._low << 8) & MASK, (self._range << 8) & MASK

    def bit(self, context: int, bit: int) -> None:
        """A bit, by how often it was 0 and 1 in this context."""
        seen = self._seen.setdefault(context, [1, 1])
        zeros, total = seen[0], seen[0] + seen[1]
        self.share(zeros if bit else 0, seen[bit], total)
        seen[bit] += 2
        if total >= MOST_COUNTED:
            seen[:] = (seen[0] + 1) >> 1, (seen[1] + 1) >> 1

    def number(self, context: int, number: int) -> None:
        """A number from 0 to 65,534: how long it is, by the context, and then its bits (Elias, 1975)."""
        length = (number + 1).bit_length()
        for at in range(1, length):
            self.bit(context * LENGTHS + at, 1)
        self.bit(context * LENGTHS + length, 0)
        if length > 1:
            rest = 1 << (length - 1)
            self.share(number + 1 - rest, 1, rest)

    def done(self) -> bytes:
        """All that was written."""
        return bytes(self._written) + self._low.to_bytes(4, "big")
