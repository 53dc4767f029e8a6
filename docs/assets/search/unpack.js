// What hooks/search/packing.py packed: which words are in which names.

import { RangeDecoder } from "./range_decoder.js";

const FURTHER = [8, 4, 2, 1];
const CHANCES = 2 ** 16;
const [PLACES, GAP, NAMES, COUNT, COUNT_IN_TEXT] = [0, 1, 20, 21, 40];
const [HAS_TEXT, IN_TEXT] = [2000, 2001];

/**
 * For each of `count` places first the words of its text and then its names, as texts. `words` has each word as the
 * letters that it shares with the one before it and the rest.
 */
export function unpack({ words, names }, count) {
  const decoder = new RangeDecoder(atob(names));
  const places = Array.from({ length: count }, () => []);
  let word = "";
  for (const [, shared, rest] of words.matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, shared.charCodeAt() - 65) + rest;
    let at = -1;
    for (let left = decoder.number(PLACES) + 1; left; left--) {
      at += 1 + decoder.number(GAP + bits(Math.floor((2 * (count - 1 - at)) / left)));
      places[at].push(word);
    }
  }
  return places.map((own) => readPlace(decoder, own));
}

function readPlace(decoder, words) {
  const names = decoder.number(NAMES);
  const hasText = decoder.bit(HAS_TEXT);
  const text = [];
  const counts = words.map((word) => {
    const inText = hasText && decoder.bit(IN_TEXT);
    if (inText) text.push(word);
    return [word, decoder.number((inText ? COUNT_IN_TEXT : COUNT) + bits(names)) + (inText ? 0 : 1)];
  });
  // Names that are alike so far stand in one group: how many they are, their words, and how many those are.
  const groups = [{ size: names, told: "", length: 0 }];
  for (const [word, many] of counts.sort(([, one], [, other]) => other - one))
    for (const [at, having] of [...picks(decoder, groups, many)].reverse()) split(groups, at, having, word);
  return [text.join(" "), ...groups.flatMap(({ size, told }) => Array(size).fill(told))];
}

function split(groups, at, having, word) {
  const { size, told, length } = groups[at];
  const fuller = { size: having, told: told ? `${told} ${word}` : word, length: length + 1 };
  if (having === size) groups[at] = fuller;
  else groups.splice(at, 1, fuller, { size: size - having, told, length });
}

/** How many names of which group have a word that `left` names have. */
function picks(decoder, groups, left) {
  const having = new Map();
  const weights = groups.map((group) => group.size * further(group));
  let everything = weights.reduce((sum, weight) => sum + weight, 0);
  for (let first = 0; left; left--) {
    const at = pick(decoder, weights, first, everything, left);
    while (first < at) everything -= weights[first++];
    const one = further(groups[at]);
    weights[at] -= one;
    everything -= one;
    having.set(at, (having.get(at) ?? 0) + 1);
  }
  return having;
}

function further({ length }) {
  return FURTHER[Math.min(length, FURTHER.length - 1)];
}

/** The group of the next name, not before `first`, by what the groups weigh from there on. */
function pick(decoder, weights, first, everything, picks) {
  const groups = weights.length - first;
  const chance = decoder.chance(CHANCES);
  let rest = everything;
  for (let start = 0, at = first; ; at++) {
    rest -= weights[at];
    const left = rest / everything;
    let behind = 1;
    for (let turn = 0; turn < picks; turn++) behind *= left;
    const end = Math.floor((1 - behind) * (CHANCES - groups)) + at - first + 1;
    if (chance < end) {
      decoder.taken(start, end - start);
      return at;
    }
    start = end;
  }
}

function bits(number) {
  return 32 - Math.clz32(number);
}
