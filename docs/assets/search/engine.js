// The search itself: places (pages and sections), what they are called, and the order of the answers.

import { forms, stem } from "./forms.js";
import { speller } from "./spelling.js";
import { reader } from "./terms.js";

// How the parts of a score weigh, chosen with queries that are not in the frozen set. The name that fits best counts
// by how much of the query is in it and how much of it is in the query; further names of the same place count a little,
// and so does how likely its page is meant.
const OF_QUERY = 0.7;
const OTHERS = 0.45;
const LIKELY = 0.5;
const UNFINISHED = 0.8;
// An English word that a word of another language may stand for, in the index of that language.
const ENGLISH = 0.7;
const RARENESS = 0.7;
// A word that a page is never called counts as seen this often; how fast the likelihood falls from the likeliest page.
const UNSEEN = 0.4;
const SHARPNESS = 0.3;
// A section stands before its page when it fits this much better, and below it when it fits this well beside it.
const AHEAD = 0.6;
const BELOW = 0.8;
// A word is marked on the page when at most this share of the places has it.
const RARE = 0.1;

/** Makes an index of the site's build (hooks/search/index.py) ready for `search`. */
export function build(index) {
  const places = [];
  for (const [url, kind, page, answer, sections, english] of index.pages) {
    const start = places.length;
    for (const [anchor, title] of [["", page], ...sections])
      places.push({ url, anchor, kind, page, title, answer, english, start });
  }
  const owners = index.names.flatMap((count, place) => Array(count).fill(place));
  const terms = new Map();
  for (const [term, steps] of Object.entries(index.terms)) {
    const names = numbers(steps);
    const having = new Set(names.map((name) => owners[name]));
    terms.set(term, { names, places: having, weight: weight(places.length, having.size) });
  }
  const weights = owners.map(() => 0);
  const pages = new Map();
  for (const [term, { names, weight }] of terms)
    for (const name of names) {
      weights[name] += weight;
      const { start } = places[owners[name]];
      const page = entry(pages, start, () => ({ counts: new Map(), total: 0 }));
      page.counts.set(term, (page.counts.get(term) ?? 0) + 1);
      page.total++;
    }
  const counts = new Map([...terms].map(([term, { names }]) => [term, names.length]));
  for (const word of [...Object.keys(index.same).flatMap((name) => name.split(" ")), ...index.ignored])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const bare = index.forms ? forms(index.forms) : stem;
  const read = reader(index, speller(counts, bare, index.forms), bare);
  return { places, owners, terms, weights, pages, read, bare, kinds: index.weights, none: weight(places.length, 0) };
}

/** Numbers from the first one and the steps from each to the next. */
function numbers(steps) {
  let at = 0;
  return steps.map((step) => (at += step));
}

function weight(all, having) {
  return Math.log(1 + all / (1 + having)) ** RARENESS;
}

/**
 * The answers to a query, best first, as `results`: at most `limit` of `{url, anchor, kind, title, page, answer, english, score}`;
 * `english` is a page that is in English on a site in another language.
 * `marks` has the rare words of the query, without endings: to mark them on a page. `unknown` tells that most words are of another language, or of none.
 * The last word may be unfinished.
 */
export function search(engine, query, limit = 10) {
  const { read, unknown } = engine.read(query);
  const full = read.filter((it) => !it.empty);
  // Beside words of another language those that are not known are of it, too, and nobody knows what they weigh.
  const known = full.some((it) => it.foreign) ? full.filter((it) => it.known) : full;
  const used = known.length ? known : read;
  const wanted = [...new Set(used.map((it) => it.term))];
  const unfinished = /[\p{L}\p{N}]$/u.test(query) ? wanted.at(-1) : null;
  const also = new Map(used.map((it) => [it.term, it.also]));
  const results = byPage(engine, fitting(engine, wanted, unfinished, also), likely(engine, wanted));
  const rare = (it) => engine.terms.has(it.term) && engine.terms.get(it.term).places.size <= RARE * engine.places.length;
  return {
    results: results.slice(0, limit).map(({ place, score }) => ({ ...engine.places[place], score })),
    marks: [...new Set(used.filter(rare).flatMap((it) => [it.term, ...(it.foreign ? [] : it.word.split(" ").map(engine.bare))]))],
    unknown,
  };
}

/** The terms of the index that a term of the query stands for, and how surely. */
function readings({ terms }, term, unfinished, also) {
  const found = terms.has(term) ? [[term, 1]] : [];
  if (unfinished && term.length > 1)
    for (const known of terms.keys()) if (known !== term && known.startsWith(term)) found.push([known, UNFINISHED]);
  for (const other of also) if (other !== term && terms.has(other)) found.push([other, ENGLISH]);
  return found;
}

/** The places that are called something of the query, with their score, best first. */
function fitting(engine, wanted, unfinished, also) {
  const { terms, owners, weights, places, kinds } = engine;
  const all = sum(wanted.map((term) => terms.get(term)?.weight ?? engine.none));
  const hits = new Map();
  for (const term of wanted) {
    const own = terms.get(term)?.weight ?? engine.none;
    for (const [known, surely] of readings(engine, term, term === unfinished, also.get(term))) {
      const { names, weight } = terms.get(known);
      for (const name of names) {
        const hit = entry(hits, name, () => ({ query: 0, name: 0 }));
        if (hit.term !== term) hit.query += own * surely;
        hit.term = term;
        hit.name += weight;
      }
    }
  }
  const fits = new Map();
  for (const [name, hit] of hits)
    entry(fits, owners[name], () => []).push((hit.query / all) ** OF_QUERY * Math.min(1, hit.name / weights[name]));
  return [...fits]
    .map(([place, names]) => {
      const [best, second = 0, third = 0] = names.sort((one, other) => other - one);
      const { start, kind } = places[place];
      return { place, start, score: (best + OTHERS * (second + third)) * (kinds[kind] ?? 1) };
    })
    .sort((one, other) => other.score - one.score);
}

/** How likely each page is meant, by all that it is called: 1 for the likeliest, less for others. */
function likely({ terms, pages }, wanted) {
  const told = wanted.filter((term) => terms.has(term));
  if (!told.length) return new Map();
  const unseen = UNSEEN * terms.size;
  const chances = [...pages].map(([start, { counts, total }]) => [
    start,
    sum(told.map((term) => Math.log(((counts.get(term) ?? 0) + UNSEEN) / (total + unseen)))),
  ]);
  const most = Math.max(...chances.map(([, chance]) => chance));
  return new Map(chances.map(([start, chance]) => [start, Math.exp((chance - most) * SHARPNESS)]));
}

/** Pages in the order of their best place and of how likely they are meant; a section that fits stands with its page. */
function byPage(engine, found, likely) {
  const pages = new Map();
  for (const it of found) entry(pages, it.start, () => []).push(it);
  const order = [...pages].map(([start, places]) => [places[0].score + LIKELY * (likely.get(start) ?? 0), start, places]);
  order.sort(([one], [other]) => other - one);
  return order.flatMap(([score, start, places]) => {
    const [best] = places;
    const page = places.find(({ place }) => place === start) ?? { place: start, score: 0 };
    const first = best.score - page.score > AHEAD ? best : page;
    const below = places.find((it) => it !== first && it !== page && it.score > BELOW * best.score);
    return (below ? [first, below] : [first]).map(({ place }) => ({ place, score }));
  });
}

function entry(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}
