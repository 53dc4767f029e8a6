// The search itself: an index of pages, sections and what people call them, and the order of the answers.

import { Likely } from "./likely.js";
import { MOST_CORRECTED, speller } from "./spelling.js";
import { unpack } from "./unpack.js";
import { plainWords, termsOf } from "./words.js";

// How the parts of a score weigh, chosen with queries that are not in the frozen set. The name that fits best counts
// by how much of the query is in it and how much of it is in the query; further names of the same place count a little;
// so do how much of the query the place has in names and text, and how likely its page is meant.
const OF_QUERY = 0.7;
const OTHERS = 0.45;
const WHOLE = 0.5;
const WHOLE_POWER = 1.3;
const LIKELY = 0.5;
const UNFINISHED = 0.8;
const RARENESS = 0.7;
// A section stands before its page when it fits this much better, and below it when it fits this well beside it.
const AHEAD = 0.6;
const BELOW = 0.8;
const MOST_BELOW = 1;

/** Builds the index from the file that the site's build writes (hooks/search/index.py). */
export function build(data) {
  const places = read(data);
  const terms = termsOf(data);
  const counts = new Map();
  const tokenize = (text) => {
    const words = plainWords(text);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return terms(words);
  };
  const names = [];
  const called = new Map(); // term: names
  const holds = new Map(); // term: places
  const likely = new Likely();
  places.forEach((place, id) => {
    const title = tokenize(place.title);
    const description = tokenize(place.description);
    const held = new Set([...title, ...description, ...tokenize(place.text)]);
    likely.learn(place.url, new Set(description));
    for (const name of [title, ...place.names.map(tokenize)]) {
      const own = new Set(name);
      likely.learn(place.url, own);
      for (const term of own) {
        list(called, term).push(names.length);
        held.add(term);
      }
      names.push({ place: id, terms: [...own] });
    }
    for (const term of held) list(holds, term).push(id);
  });
  const weigh = (term) => Math.log(1 + places.length / (1 + (holds.get(term)?.length ?? 0))) ** RARENESS;
  for (const name of names) name.weight = sum(name.terms.map(weigh));
  for (const word of [...data.synonyms.flat().flatMap(plainWords), ...data.ignored])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const ignored = new Set(data.ignored);
  return { places, names, called, holds, likely, terms, weigh, spell: speller(counts), weights: data.weights, ignored };
}

/** Pages and sections as one list of places, with everything that they are called. */
function read(data) {
  const count = data.pages.reduce((sum, [, , , , sections]) => sum + 1 + sections.length, 0);
  const names = unpack(data, count);
  const places = [];
  for (const [url, kind, page, about, sections] of data.pages) {
    const start = places.length;
    for (const [anchor, title] of [["", page], ...sections]) {
      const [text, ...called] = names[places.length];
      places.push({ url, anchor, kind, page, title, description: anchor ? "" : about, start, text, names: called });
    }
  }
  return places;
}

/**
 * The answers to a query, best first: at most `limit` of `{url, anchor, kind, title, page, description, score,
 * matched}`, with the words to mark on the page as `matched`. The last word may be unfinished.
 */
export function search(engine, query, limit = 12) {
  const words = plainWords(query);
  const terms = engine.terms(spelled(engine, words));
  if (!terms.length) return [];
  const unfinished = /[\p{L}\p{N}]$/u.test(query) ? terms.at(-1) : null;
  const typed = words.filter((word) => !engine.ignored.has(word));
  const likely = engine.likely.pages(terms);
  const found = fitting(engine, [...new Set(terms)], unfinished);
  return byPage(found, likely)
    .slice(0, limit)
    .map(({ place, score, matched }) => ({ ...shown(engine.places[place]), score, matched: [...matched, ...typed] }));
}

/** What a reader sees of a place. */
export function shown({ url, anchor, kind, title, page, description }) {
  return { url, anchor, kind, title, page, description };
}

/** The words with those that are written wrong replaced by what is meant. */
function spelled(engine, words) {
  let left = MOST_CORRECTED;
  return words.flatMap((word) => {
    const meant = left > 0 ? engine.spell(word) : [[word]];
    if (meant[0][0] !== word) left--;
    return meant.flat();
  });
}

/** The terms of the index that a term of the query stands for, and how surely. */
function readings({ holds }, term, unfinished) {
  const found = holds.has(term) ? [[term, 1]] : [];
  if (unfinished && term.length > 1)
    for (const known of holds.keys()) if (known !== term && known.startsWith(term)) found.push([known, UNFINISHED]);
  return found;
}

/** The places that have something of the query, with their score. */
function fitting(engine, terms, unfinished) {
  const { places, names, called, holds, weigh, weights } = engine;
  const all = sum(terms.map(weigh));
  const byName = new Map();
  const byPlace = new Map();
  for (const term of terms) {
    const weight = weigh(term);
    for (const [known, surely] of readings(engine, term, term === unfinished)) {
      for (const number of called.get(known) ?? []) {
        const hit = entry(byName, number, () => ({ query: 0, name: 0 }));
        if (hit.term !== term) hit.query += weight * surely;
        hit.term = term;
        hit.name += weigh(known);
      }
      for (const place of holds.get(known)) {
        const hit = entry(byPlace, place, () => ({ place, query: 0, matched: [], names: [] }));
        if (hit.term !== term) hit.query += weight;
        hit.term = term;
        hit.matched.push(known);
      }
    }
  }
  for (const [number, { query, name }] of byName) {
    const { place, weight } = names[number];
    byPlace.get(place).names.push((query / all) ** OF_QUERY * Math.min(1, name / weight));
  }
  return [...byPlace.values()].map(({ place, query, matched, names: by }) => {
    const [best = 0, second = 0, third = 0] = by.sort((one, other) => other - one);
    const score = best + OTHERS * (second + third) + WHOLE * (query / all) ** WHOLE_POWER;
    const { start, url, kind } = places[place];
    return { place, start, url, matched, score: score * (weights[kind] ?? 1) };
  });
}

/** Pages in the order of their best place and of how likely they are meant, each followed by sections that fit. */
function byPage(found, likely) {
  const pages = new Map();
  for (const it of found.sort((one, other) => other.score - one.score)) list(pages, it.url).push(it);
  const order = [...pages].map(([url, places]) => [places[0].score + LIKELY * (likely.get(url) ?? 0), places]);
  order.sort(([one], [other]) => other - one);
  return order.flatMap(([score, places]) => {
    const [best] = places;
    const first = places.find(({ place, start }) => place === start) ?? { ...best, place: best.start, score: 0 };
    const sections = places.filter((it) => it !== first);
    const below = sections.filter((it) => it.score > BELOW * best.score).slice(0, MOST_BELOW);
    const ahead = best.score - first.score > AHEAD;
    return (ahead ? [best, first, ...below.slice(1)] : [first, ...below]).map((it) => ({ ...it, score }));
  });
}

function list(map, key) {
  return entry(map, key, () => []);
}

function entry(map, key, make) {
  let value = map.get(key);
  if (!value) map.set(key, (value = make()));
  return value;
}

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}
