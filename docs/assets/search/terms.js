// A query to the terms that the index knows.

import { stem } from "./forms.js";
import { plainWords } from "./words.js";

const HAN = /\p{Script=Han}+/gu;
const LONGEST_HAN = 5;
// The shortest beginning by which a word of another language is told.
const BEGINNING = 3;

/**
 * Makes the function from a query to its terms as `read`, in order: each with the `word` that was typed, `empty` for one
 * that says nothing, `known` and `foreign`. `unknown` tells that most words of a longer query are not known.
 *
 * `same` has what words and phrases stand for, `foreign` those of other languages (one that ends in * begins words),
 * `ignored` words that say nothing; `spell` gives the words that are meant by one that is not known, and `bare` a word
 * without its ending. In the index of another language `english` has words of it by the English terms which they may
 * stand for, too: those are `also`.
 */
export function reader({ same, foreign: others = {}, english: may = {}, ignored, terms }, spell, bare = stem) {
  const empty = new Set(ignored);
  const foreign = byWord(others);
  const english = byWord(may);
  const longest = Math.max(1, ...[same, foreign].flatMap(Object.keys).map((name) => name.split(" ").length));
  const has = Object.hasOwn;

  return (query) => {
    const words = plainWords(query.replace(HAN, cut));
    const found = read(words);
    const slips = new Set(found.filter((it) => !it.known).map((it) => it.word));
    const unknown = words.length > 2 && slips.size > words.length / 2;
    // In a query with a word of another language the others are no slips.
    if (!slips.size || found.some((it) => it.foreign)) return { read: found, unknown };
    return { read: read(words.flatMap((word) => (slips.has(word) ? spell(word) : [word]))), unknown };
  };

  function read(words) {
    const names = words.map(bare);
    const found = [];
    for (let at = 0, size; at < words.length; at += size) {
      size = Math.min(longest, words.length - at);
      const part = (list) => list.slice(at, at + size).join(" ");
      while (size > 1 && !has(same, part(names)) && !has(foreign, part(words))) size--;
      found.push(...meant(part(words), part(names)));
    }
    return found;
  }

  function meant(word, name) {
    const own = has(same, name) ? same[name] : empty.has(word) ? name : undefined;
    const other = own !== undefined ? undefined : has(foreign, word) ? foreign[word] : has(terms, name) ? undefined : begun(foreign, word);
    const also = (english[word] ?? begun(english, word))?.split(" ") ?? [];
    const known = own !== undefined || other !== undefined || also.length > 0 || has(terms, name);
    return (own ?? (other || name))
      .split(" ")
      .map((term) => ({ term, word, empty: empty.has(word) || other === "", known, also, foreign: other !== undefined }));
  }

  /** What a word of another language stands for by how it begins. */
  function begun(known, word) {
    for (let size = word.length; size >= BEGINNING; size--) {
      const name = `${word.slice(0, size)}*`;
      if (has(known, name)) return known[name];
    }
  }

  /** Chinese has no blanks: the longest words that are known, one after the other. */
  function cut(run) {
    const found = [];
    for (let at = 0, size; at < run.length; at += size) {
      size = LONGEST_HAN;
      while (size > 1 && !has(foreign, run.slice(at, at + size))) size--;
      found.push(run.slice(at, at + size));
    }
    return ` ${found.join(" ")} `;
  }
}

function byWord(words) {
  const found = Object.entries(words).flatMap(([meant, own]) => own.map((word) => [word, meant]));
  return Object.assign(Object.create(null), Object.fromEntries(found));
}
