// Takes the text of the index once, {index}, and then queries, {query}: each gives what engine.js finds, or an error.

import { build, search } from "./engine.js";
import { nearest } from "./nearest.js";

let engine;

onmessage = ({ data: { index, query } }) => {
  try {
    if (index !== undefined) {
      engine = build(JSON.parse(index));
      return postMessage({ ready: true });
    }
    const found = search(engine, query);
    postMessage({ ...found, nearest: found.results.length ? [] : nearest(engine, query) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
