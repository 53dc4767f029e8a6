// Text to the words that the search compares: the same for pages and for queries.

import { stemmer } from "./vendor.js";

const LONGEST_TEXT = 2000;
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+/gu;
const ACCENTS = /[\u0300-\u036f]/g;
const ASCII = /^[a-z]+$/;
// "error429" is two words, "4o" and "v2" are one.
const GLUED = /(\p{L}{3,})(?=\p{N})|(\p{N}{3,})(?=\p{L})/gu;
const SHORT_GLUED = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text in lower case, without accents, in their simplest form; at most 2,000 characters count. */
export function stems(text) {
  return plainWords(text).map(stem);
}

/** The words as they are typed, in lower case and without accents. */
export function plainWords(text) {
  const plain = text.slice(0, LONGEST_TEXT).normalize("NFKD").replace(ACCENTS, "").normalize("NFC").toLowerCase();
  return plain.replace(GLUED, "$& ").replace(/['’]/g, "").match(SHORT_GLUED) ?? [];
}

function stem(word) {
  return ASCII.test(word) && word.length > 2 ? stemmer(british(word)) : word;
}

// British endings that the stemmer would take for other words.
function british(word) {
  return word
    .replace(/isation(s?)$/, "ization$1")
    .replace(/is(e|es|ed|ing)$/, (whole, end) => (word.length > 6 ? `iz${end}` : whole))
    .replace(/our(s?|ed|ing)$/, (whole, end) => (word.length > 5 ? `or${end}` : whole));
}

/**
 * Makes the function from a text to the terms that are compared.
 *
 * `synonyms` are groups of words and phrases, each read as its first; `ignored` are words that say nothing. A text of
 * nothing but these is compared by them.
 */
export function termsOf({ synonyms, ignored }) {
  const skipped = new Set(ignored.flatMap(plainWords));
  const phrases = new Map();
  let longest = 1;
  for (const [first, ...others] of synonyms) {
    const head = stems(first).join("");
    for (const phrase of [first, ...others]) {
      const words = stems(phrase);
      longest = Math.max(longest, words.length);
      phrases.set(words.join(" "), head);
    }
  }

  return (text) => {
    const words = plainWords(text);
    const terms = [];
    const weak = [];
    for (let at = 0; at < words.length;) {
      const [term, used] = longestPhrase(words, at);
      if (used === 1 && skipped.has(words[at])) weak.push(term);
      else terms.push(term);
      at += used;
    }
    return terms.length ? terms : weak;
  };

  function longestPhrase(words, at) {
    for (let length = Math.min(longest, words.length - at); length > 0; length--) {
      const phrase = phrases.get(
        words
          .slice(at, at + length)
          .map(stem)
          .join(" "),
      );
      if (phrase) return [phrase, length];
    }
    return [stem(words[at]), 1];
  }
}
