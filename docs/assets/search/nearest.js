// Where to go when nothing was found: by letters, for there are no words to go by.

import { shown } from "./engine.js";

const ALIKE = 0.2;
const LONGEST = 200;

/** The places with a name that is spelled most like the query, else the first questions. */
export function nearest({ places }, query, limit = 4) {
  const letters = pairs(query.slice(0, LONGEST));
  const alike = places
    .map((place) => ({ place, score: Math.max(...[place.title, ...place.names].map((name) => shared(letters, name))) }))
    .filter(({ score }) => score > ALIKE)
    .sort((one, other) => other.score - one.score)
    .map(({ place }) => place);
  const others = places.filter((place) => place.kind === "question" && !place.anchor && !alike.includes(place));
  return [...alike, ...others].slice(0, limit).map(shown);
}

function pairs(text) {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

/** How many pairs of letters are in both, from 0 to 1. */
function shared(letters, name) {
  const others = pairs(name);
  if (!letters.size || !others.size) return 0;
  const both = [...letters].filter((pair) => others.has(pair)).length;
  return (2 * both) / (letters.size + others.size);
}
