// The search itself: an index of pages, sections and what people call them, and the order of the answers.

import { MiniSearch } from "./vendor.js";
import { termsOf } from "./words.js";

const FIELDS = { title: 3, codes: 2.5, description: 2, text: 1 };
const CANDIDATES = 60;

/** Builds the index from the file that the site's build writes (hooks/search/index.py). */
export function build(data) {
  const terms = termsOf(data);
  const cached = new Map();
  const tokenize = (text) => {
    let found = cached.get(text);
    if (!found) cached.set(text, (found = terms(text)));
    return found;
  };
  const targets = [];
  const names = [];
  for (const [url, kind, title, description, aliases, codes, sections] of data.pages) {
    const page = { url, anchor: "", kind, title, description, text: "", page: targets.length };
    const number = targets.length;
    targets.push(page);
    names.push({ target: number, name: title }, ...aliases.map((name) => ({ target: number, name })));
    names.push(...codes.map((name) => ({ target: number, name })));
    page.codes = codes.join(" ");
    for (const [anchor, heading, text, others] of sections) {
      if (!anchor) {
        page.text = text;
        continue;
      }
      const section = targets.length;
      targets.push({ url, anchor, kind, title: heading, description: "", codes: "", text, page: number });
      names.push({ target: section, name: heading }, ...others.map((name) => ({ target: section, name })));
    }
  }
  const options = { tokenize, processTerm: (term) => term };
  const texts = new MiniSearch({ fields: Object.keys(FIELDS), ...options });
  texts.addAll(targets.map((target, id) => ({ id, ...target })));
  const called = new MiniSearch({ fields: ["name"], ...options });
  called.addAll(names.map(({ name }, id) => ({ id, name })));
  for (const entry of names) entry.terms = [...new Set(tokenize(entry.name))];
  cached.clear();
  return { texts, called, targets, names, terms, weights: data.weights, weigh: weigher(names, targets, terms) };
}

/** How much a term tells: rare ones more. */
function weigher(names, targets, terms) {
  const seen = new Map();
  targets.forEach((target) => {
    for (const term of new Set(terms(`${target.title} ${target.description} ${target.codes} ${target.text}`)))
      seen.set(term, (seen.get(term) ?? 0) + 1);
  });
  names.forEach((entry) => {
    for (const term of entry.terms) if (!seen.has(term)) seen.set(term, 1);
  });
  const all = targets.length;
  return { knows: (term) => seen.has(term), of: (term) => Math.log(1 + all / (1 + (seen.get(term) ?? 0))) };
}

/**
 * The answers to a query, best first: at most `limit` of `{url, anchor, kind, title, page, description, text, score,
 * matched}`. The last word may be unfinished.
 */
export function search(engine, query, limit = 12) {
  const terms = [...new Set(engine.terms(query))];
  if (!terms.length) return [];
  const unfinished = /[\p{L}\p{N}]$/u.test(query) ? terms.at(-1) : null;
  const options = (slack) => ({
    combineWith: "OR",
    fuzzy: (term) => (engine.weigh.knows(term) ? false : slips(term, slack)),
    prefix: (term) => term.length > 1 && (term === unfinished || (!engine.weigh.knows(term) && term.length > 3)),
    weights: { fuzzy: 0.6, prefix: 0.7 },
    tokenize: () => terms,
    processTerm: (term) => term,
  });
  const found = ranked(engine, terms, options(0), limit);
  return found.length ? found : ranked(engine, terms, options(1), limit);
}

/** How many letters of a word may be wrong. */
function slips(term, slack) {
  if (/\p{N}/u.test(term)) return false;
  return term.length > 6 ? 2 + slack : term.length > 3 ? 1 + slack : slack ? 1 : false;
}

function ranked(engine, terms, options, limit) {
  const { targets, names, weigh, weights } = engine;
  const total = terms.reduce((sum, term) => sum + weigh.of(term), 0);
  const scores = new Map();
  const at = (target) => {
    if (!scores.has(target)) scores.set(target, { name: 0, text: 0, matched: new Set() });
    return scores.get(target);
  };
  // By name: how much of the query the name covers, and how much of the name the query covers.
  for (const hit of engine.called.search(terms.join(" "), options)) {
    const entry = names[hit.id];
    const asked = hit.queryTerms.reduce((sum, term) => sum + weigh.of(term) * likeness(term, hit.match), 0) / total;
    const own = entry.terms.reduce((sum, term) => sum + weigh.of(term), 0);
    const met = Object.keys(hit.match).reduce((sum, term) => sum + weigh.of(term), 0) / own;
    const score = asked ** 1.2 * met ** 0.7;
    const target = at(entry.target);
    if (score > target.name) target.name = score;
    for (const term of hit.terms) target.matched.add(term);
  }
  const hits = engine.texts.search(terms.join(" "), { ...options, boost: FIELDS }).slice(0, CANDIDATES);
  const best = hits[0]?.score ?? 1;
  for (const hit of hits) {
    const asked = hit.queryTerms.reduce((sum, term) => sum + weigh.of(term) * likeness(term, hit.match), 0) / total;
    const target = at(hit.id);
    target.text = (hit.score / best) * 0.4 + asked * 0.6;
    for (const term of hit.terms) target.matched.add(term);
  }
  return [...scores]
    .map(([id, { name, text, matched }]) => ({
      ...targets[id],
      page: targets[targets[id].page].title,
      score: (name + text * 0.6) * (weights[targets[id].kind] ?? 1),
      matched: [...matched],
    }))
    .sort((one, other) => other.score - one.score)
    .slice(0, limit);
}

/** 1 for a word that was met as it is, less for a slip of the pen or an unfinished word. */
function likeness(term, match) {
  return match[term] ? 1 : 0.75;
}

/** Where to go when nothing was found: topics whose names are spelled most alike, else the first questions. */
export function nearest(engine, query, limit = 4) {
  const letters = pairs(query.slice(0, 200));
  const alike = engine.names
    .map(({ target, name }) => ({ target, score: dice(letters, pairs(name)) }))
    .sort((one, other) => other.score - one.score);
  const chosen = new Set(alike.filter(({ score }) => score > 0.2).map(({ target }) => target));
  for (let id = 0; chosen.size < limit && id < engine.targets.length; id++)
    if (engine.targets[id].kind === "question") chosen.add(id);
  return [...chosen].slice(0, limit).map((id) => engine.targets[id]);
}

function pairs(text) {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

function dice(one, other) {
  if (!one.size || !other.size) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size);
}
