// Reads what hooks/search/range_coder.py wrote.

const TOP = 2 ** 24;
const BOTTOM = 2 ** 16;
const MOST_COUNTED = 2 ** 15;
const LENGTHS = 32;

export class RangeDecoder {
  #bytes;
  #at = 0;
  #low = 0;
  #range = 2 ** 32 - 1;
  #code = 0;
  #seen = new Map();

  /** `bytes` can be any text whose characters are bytes. */
  constructor(bytes) {
    this.#bytes = bytes;
    for (let byte = 0; byte < 4; byte++) this.#read();
  }

  /** Which of `total` chances was taken; tell `taken` to whom it belongs before the next one. */
  chance(total) {
    this.#range = Math.floor(this.#range / total);
    return Math.floor(((this.#code - this.#low) >>> 0) / this.#range);
  }

  /** Goes on behind what has `size` chances behind the `start` chances of others. */
  taken(start, size) {
    this.#low = (this.#low + start * this.#range) >>> 0;
    this.#range *= size;
    for (;;) {
      if ((this.#low ^ (this.#low + this.#range)) >>> 0 >= TOP) {
        if (this.#range >= BOTTOM) return;
        this.#range = -this.#low & (BOTTOM - 1);
      }
      this.#low = (this.#low << 8) >>> 0;
      this.#range = (this.#range << 8) >>> 0;
      this.#read();
    }
  }

  bit(context) {
    let seen = this.#seen.get(context);
    if (!seen) this.#seen.set(context, (seen = [1, 1]));
    const [zeros, ones] = seen;
    const bit = this.chance(zeros + ones) < zeros ? 0 : 1;
    this.taken(bit ? zeros : 0, seen[bit]);
    seen[bit] += 2;
    if (zeros + ones >= MOST_COUNTED) seen.forEach((count, at) => (seen[at] = (count + 1) >> 1));
    return bit;
  }

  number(context) {
    let length = 1;
    while (this.bit(context * LENGTHS + length)) length++;
    if (length === 1) return 0;
    const rest = 2 ** (length - 1);
    const chance = this.chance(rest);
    this.taken(chance, 1);
    return rest + chance - 1;
  }

  #read() {
    this.#code = ((this.#code << 8) | (this.#bytes.charCodeAt(this.#at++) || 0)) >>> 0;
  }
}
