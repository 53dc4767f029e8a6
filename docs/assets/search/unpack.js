// What hooks/search/packing.py packed: names as numbers of words, each number one character.

const FIRST = 35;

/**
 * The names of each place, as texts, from `words` (each word as the letters that it shares with the one before it,
 * and the rest), `tables` (the words that a place uses, as steps through `words`) and `names` (places in that table,
 * 0 between two names).
 */
export function unpack({ words, tables, names }) {
  const all = [];
  for (const [, shared, rest] of words.matchAll(/([A-Z])([^A-Z]*)/g))
    all.push((all.at(-1) ?? "").slice(0, shared.charCodeAt() - 65) + rest);
  return tables.map((table, place) => {
    let at = -1;
    const own = numbers(table).map((step) => all[(at += step)]);
    const found = [[]];
    for (const number of numbers(names[place])) number ? found.at(-1).push(own[number - 1]) : found.push([]);
    return found.map((name) => name.join(" "));
  });
}

function numbers(text) {
  return Array.from(text, (character) => character.codePointAt() - FIRST);
}
