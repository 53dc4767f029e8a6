// Takes the text of the index once, {index}, and then queries, {query}: each gives what engine.js finds. What goes wrong
// is an error of the worker: open.js hears of it.

import { build, search } from "./engine.js";
import { nearest } from "./nearest.js";

// That of hooks/search/index.py: a browser may have kept this file or the index from before.
const VERSION = 6;
let engine;

onmessage = ({ data: { index, query } }) => {
  if (index === undefined) {
    const found = search(engine, query);
    return postMessage({ ...found, nearest: found.results.length ? [] : nearest(engine, query) });
  }
  const data = JSON.parse(index);
  if (data.version !== VERSION) throw new Error(`the index is of version ${data.version}, and not of ${VERSION}`);
  engine = build(data);
  postMessage({ words: data.words }); // what the box says
};
