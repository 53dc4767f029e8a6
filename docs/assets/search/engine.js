// The search itself: an index of pages, sections and what people call them, and the order of the answers.

import { MOST_CORRECTED, speller } from "./spelling.js";
import { MiniSearch } from "./vendor.js";
import { plainWords, termsOf } from "./words.js";

const CANDIDATES = 60;
// How the parts of a score weigh, chosen with queries that are not in the frozen set. The name that fits best counts
// by how much of the query is in it and how much of it is in the query; further names of the same place count a little;
// so do all its names taken together, and how much of the query the place has in names and text.
const OF_QUERY = 0.7;
const OF_NAME = 1;
const OTHERS = 0.45;
const TOGETHER = 0.3;
const WHOLE = 0.5;
const WHOLE_POWER = 1.3;
const UNFINISHED = 0.8;
const RARENESS = 0.7;

/** Builds the index from the file that the site's build writes (hooks/search/index.py). */
export function build(data) {
  const terms = termsOf(data);
  const { targets, names } = read(data);
  const counts = new Map();
  const cached = new Map();
  const tokenize = (text) => {
    let found = cached.get(text);
    if (!found) {
      const words = plainWords(text);
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      cached.set(text, (found = terms(words)));
    }
    return found;
  };
  const options = { tokenize, processTerm: (term) => term };
  const texts = new MiniSearch({ fields: ["title", "codes", "description", "text"], ...options });
  texts.addAll(targets.map((target, id) => ({ id, ...target })));
  const called = new MiniSearch({ fields: ["name"], ...options });
  called.addAll(names.map(({ name }, id) => ({ id, name })));
  const together = new MiniSearch({
    fields: ["names", "title", "description"],
    ...options,
    tokenize: (value) => [value].flat().flatMap(tokenize),
    stringifyFieldValue: (value) => value,
  });
  const namesOf = targets.map(() => []);
  for (const { target, name } of names) namesOf[target].push(name);
  together.addAll(targets.map(({ title, description }, id) => ({ id, names: namesOf[id], title, description })));
  for (const entry of names) entry.terms = [...new Set(tokenize(entry.name))];
  for (const word of data.synonyms.flat().flatMap(plainWords)) if (!counts.has(word)) counts.set(word, 1);
  for (const word of data.ignored) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weigh = weigher(names, targets, tokenize);
  return {
    texts,
    called,
    together,
    targets,
    names,
    terms,
    weigh,
    spell: speller(counts),
    weights: data.weights,
    ignored: new Set(data.ignored),
  };
}

/** Pages and sections as one list of targets, and everything that they are called. */
function read({ pages }) {
  const targets = [];
  const names = [];
  const add = (target, called) => {
    const id = targets.push(target) - 1;
    for (const name of new Set(called)) names.push({ target: id, name });
    return id;
  };
  for (const [url, kind, title, description, aliases, codes, sections] of pages) {
    const text = sections.find(([anchor]) => !anchor)?.[2] ?? "";
    add({ url, anchor: "", kind, page: title, title, description, codes: codes.join(" "), text }, [
      title,
      ...aliases,
      ...codes,
    ]);
    for (const [anchor, heading, words, others] of sections)
      if (anchor)
        add({ url, anchor, kind, page: title, title: heading, description: "", codes: "", text: words }, [
          heading,
          ...others,
        ]);
  }
  return { targets, names };
}

/** How much a term tells: rare ones more. */
function weigher(names, targets, tokenize) {
  const seen = new Map();
  const count = (terms) => {
    for (const term of terms) seen.set(term, (seen.get(term) ?? 0) + 1);
  };
  targets.forEach(({ title, description, codes, text }) =>
    count(new Set([title, description, codes, text].flatMap(tokenize))),
  );
  names.forEach(({ terms }) => {
    for (const term of terms) if (!seen.has(term)) seen.set(term, 1);
  });
  return (term) => Math.log(1 + targets.length / (1 + (seen.get(term) ?? 0))) ** RARENESS;
}

/**
 * The answers to a query, best first: at most `limit` of `{url, anchor, kind, title, page, description, score,
 * matched}`, with the words to mark on the page as `matched`. The last word may be unfinished.
 */
export function search(engine, query, limit = 12) {
  const words = plainWords(query);
  const terms = [...new Set(engine.terms(spelled(engine, words)))];
  if (!terms.length) return [];
  const unfinished = /[\p{L}\p{N}]$/u.test(query) ? terms.at(-1) : null;
  const options = {
    combineWith: "OR",
    prefix: (term) => term === unfinished && term.length > 1,
    weights: { fuzzy: 0.6, prefix: 0.6 },
    tokenize: () => terms,
    processTerm: (term) => term,
  };
  const typed = words.filter((word) => !engine.ignored.has(word));
  return ranked(engine, terms, options, limit).map((it) => ({ ...it, matched: [...it.matched, ...typed] }));
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

function ranked({ texts, called, together, targets, names, weigh, weights }, terms, options, limit) {
  const sum = (list) => list.reduce((total, term) => total + weigh(term), 0);
  const all = sum(terms);
  const covered = ({ queryTerms, match }) =>
    queryTerms.reduce((total, term) => total + weigh(term) * (match[term] ? 1 : UNFINISHED), 0) / all;
  const found = new Map();
  const at = (target, { queryTerms, terms: matched }) => {
    if (!found.has(target)) found.set(target, { names: [], together: 0, asked: new Set(), matched: new Set() });
    const here = found.get(target);
    for (const term of queryTerms) here.asked.add(term);
    for (const term of matched) here.matched.add(term);
    return here;
  };
  for (const hit of called.search(terms.join(" "), options)) {
    const { target, terms: own } = names[hit.id];
    const ofName = sum(Object.keys(hit.match)) / sum(own);
    at(target, hit).names.push(covered(hit) ** OF_QUERY * ofName ** OF_NAME);
  }
  const byAll = together.search(terms.join(" "), options).slice(0, CANDIDATES);
  for (const hit of byAll) at(hit.id, hit).together = hit.score / byAll[0].score;
  for (const hit of texts.search(terms.join(" "), options).slice(0, CANDIDATES)) at(hit.id, hit);
  return [...found]
    .map(([id, { names: by, together: joint, asked, matched }]) => {
      const [best = 0, second = 0, third = 0] = by.sort((one, other) => other - one);
      const score =
        best + OTHERS * (second + third) + TOGETHER * joint + WHOLE * (sum([...asked]) / all) ** WHOLE_POWER;
      return { ...targets[id], score: score * (weights[targets[id].kind] ?? 1), matched: [...matched] };
    })
    .sort((one, other) => other.score - one.score)
    .slice(0, limit);
}

/** Where to go when nothing was found: topics whose names are spelled most alike, else the first questions. */
export function nearest({ names, targets }, query, limit = 4) {
  const letters = pairs(query.slice(0, 200));
  const alike = names
    .map(({ target, name }) => ({ target, score: likeness(letters, pairs(name)) }))
    .sort((one, other) => other.score - one.score);
  const chosen = new Set(alike.filter(({ score }) => score > 0.2).map(({ target }) => target));
  for (let id = 0; chosen.size < limit && id < targets.length; id++)
    if (targets[id].kind === "question") chosen.add(id);
  return [...chosen].slice(0, limit).map((id) => targets[id]);
}

function pairs(text) {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

function likeness(one, other) {
  if (!one.size || !other.size) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size);
}
