// Where to go when nothing was found: by letters, for there are no words to go by.

const ALIKE = 0.2;
const LONGEST = 200;

/** The places whose title is spelled most like the query: none when no title is anything like it. */
export function nearest({ places }, query, limit = 4) {
  const letters = pairs(query.slice(0, LONGEST));
  return places
    .map((place) => ({ place, score: shared(letters, pairs(place.title)) }))
    .filter(({ score }) => score > ALIKE)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ place }) => place);
}

function pairs(text) {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

/** How many pairs of letters are in both, from 0 to 1. */
function shared(letters, others) {
  if (!letters.size || !others.size) return 0;
  return (2 * [...letters].filter((pair) => others.has(pair)).length) / (letters.size + others.size);
}
