// Words that are written wrong or glued together, read as words that the site knows.

const SHORTEST = 4;
// What an English stem leaves where a slip hides that it is an ending.
const ENDING = /(?:ing|e?[ds]|ions?|e)$/;
const MOST_LIKELY = 3;

/**
 * Makes the function from a word that is not known to the words that are meant by it: the known words with the fewest
 * slips between them, else two known words that it consists of, else itself.
 *
 * `counts` tells how often each known word, without its ending, stands on the site; `bare` takes endings away. Where known
 * words are cut off (hooks/facts/word_forms.py), `longest` is how many letters are left, and `letters` are read as others.
 */
export function speller(counts, bare, { letters = {}, longest = Infinity } = {}) {
  const byLength = [];
  for (const word of counts.keys()) (byLength[word.length] ??= []).push(word);
  // Of short words without their endings too many are alike.
  const least = longest === Infinity ? 2 : SHORTEST;

  return (word) => {
    if (word.length < 2 || /\P{L}/u.test(word)) return [word];
    const [near = { slips: Infinity, words: [] }] = [...new Set([bare(word), word.replace(ENDING, ""), ...cut(word)])]
      .filter((it) => it.length >= least)
      .map((it) => nearest(it, it.length > 7 && longest === Infinity ? 2 : 1))
      .sort((one, other) => one.slips - other.slips);
    return (near.slips > 1 && twoWords(word)) || (near.words.length ? near.words : [word]);
  };

  /** How a long word begins: a letter too few or too many has moved the place where a known one was cut. */
  function cut(word) {
    if (word.length <= longest) return [];
    const read = [...word].map((letter) => letters[letter] ?? letter).join("");
    const begun = [-1, 0, 1].map((moved) => read.slice(0, longest + moved));
    return [...begun, ...begun.map(bare)];
  }

  function nearest(word, allowed) {
    let slips = allowed;
    let words = [];
    for (let length = word.length - allowed; length <= word.length + allowed; length++) {
      for (const known of byLength[length] ?? []) {
        if (known.length < 3) continue;
        const found = distance(word, known, slips);
        if (found > slips) continue;
        if (found < slips) [slips, words] = [found, []];
        words.push(known);
      }
    }
    // A word seldom begins with the wrong letter, and a short one has nothing else to be known by.
    const alike = words.filter((known) => known[0] === word[0]);
    words = alike.length || word.length < SHORTEST ? alike : words;
    words.sort((one, other) => counts.get(other) - counts.get(one));
    return { slips: words.length ? slips : Infinity, words: words.slice(0, word.length < SHORTEST ? 1 : MOST_LIKELY) };
  }

  function twoWords(word) {
    let best = null;
    for (let at = 3; at <= word.length - 3; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (!parts.every((part) => counts.has(part))) continue;
      const score = Math.min(...parts.map((part) => counts.get(part)));
      if (!best || score > best.score) best = { parts, score };
    }
    return best?.parts;
  }
}

/** Letters to add, leave out, change or swap with the next to make one word of the other; above `most` it gives up. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    let least = row;
    for (let at = 1; at <= other.length; at++) {
      const change = one[row - 1] === other[at - 1] ? 0 : 1;
      let value = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + change);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        value = Math.min(value, before[at - 2] + 1);
      now.push(value);
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
}
