// Loads the index once and answers queries: {id, query} gives {id, results, nearest}.

import { build, search } from "./engine.js";
import { nearest } from "./nearest.js";

const engine = fetch(new URL("../../search/index.json", import.meta.url))
  .then((answer) => {
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  })
  .then(build);
engine.catch(() => {}); // each query tells of it

onmessage = async ({ data: { id, query } }) => {
  try {
    const ready = await engine;
    const results = search(ready, query);
    postMessage({ id, results, nearest: results.length ? [] : nearest(ready, query) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
