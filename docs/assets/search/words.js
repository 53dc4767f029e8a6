// Text to the words that the search compares: the same for pages and for queries.

import { stemmer } from "./vendor.js";

const LONGEST_TEXT = 2000;
const ACCENTS = /[\u0300-\u036f]/g;
const ASCII = /^[a-z]+$/;
// "error429" is two words, "4o" and "v2" are one.
const GLUED = /(\p{L}{3,})(?=\p{N})|(\p{N}{3,})(?=\p{L})/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
// As most names of the index come: nothing to make plain.
const PLAIN = /^[a-z ]+$/;
const stems = new Map();

/** The words of a text as they are typed, in lower case and without accents; at most 2,000 characters count. */
export function plainWords(text) {
  if (text.length < LONGEST_TEXT && PLAIN.test(text)) return text.split(" ").filter(Boolean);
  const plain = text.slice(0, LONGEST_TEXT).normalize("NFKD").replace(ACCENTS, "").normalize("NFC").toLowerCase();
  return plain.replace(GLUED, "$& ").replace(/['’]/g, "").match(WORD) ?? [];
}

/** A word without its ending. */
export function stem(word) {
  let known = stems.get(word);
  if (known === undefined) {
    known = ASCII.test(word) && word.length > 2 ? stemmer(american(word)) : word;
    stems.set(word, known);
  }
  return known;
}

// Endings of British English, which the stemmer would take for other words.
function american(word) {
  return word
    .replace(/isation(s?)$/, "ization$1")
    .replace(/is(e|es|ed|ing)$/, (whole, end) => (word.length > 6 ? `iz${end}` : whole))
    .replace(/our(s?|ed|ing)$/, (whole, end) => (word.length > 5 ? `or${end}` : whole));
}

/**
 * Makes the function from words to the terms that are compared: words without endings, those that mean the same to a
 * reader as one.
 *
 * `synonyms` are groups of words and phrases, each read as its first; `ignored` are words that say nothing. Words that
 * are nothing but these are compared all the same.
 */
export function termsOf({ synonyms, ignored }) {
  const skipped = new Set(ignored.flatMap(plainWords));
  const phrases = new Map();
  const longest = new Map(); // first word: words of the longest phrase
  for (const [first, ...others] of synonyms) {
    const head = plainWords(first).map(stem).join("");
    for (const phrase of [first, ...others]) {
      const words = plainWords(phrase).map(stem);
      longest.set(words[0], Math.max(longest.get(words[0]) ?? 0, words.length));
      phrases.set(words.join(" "), head);
    }
  }

  return (words) => {
    const bare = words.map(stem);
    const terms = [];
    const weak = [];
    for (let at = 0; at < words.length; ) {
      const [term, used] = longestPhrase(bare, at);
      if (used === 1 && skipped.has(words[at])) weak.push(term);
      else terms.push(term);
      at += used;
    }
    return terms.length ? terms : weak;
  };

  function longestPhrase(bare, at) {
    for (let length = Math.min(longest.get(bare[at]) ?? 0, bare.length - at); length > 0; length--) {
      const phrase = phrases.get(bare.slice(at, at + length).join(" "));
      if (phrase) return [phrase, length];
    }
    return [bare[at], 1];
  }
}
