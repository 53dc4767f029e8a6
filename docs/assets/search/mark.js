// Mark the words that a search found.

import { plainWords, stem } from "./words.js";

const MOST = 200;
const SKIPPED = "script, style, svg, button, input, output, .headerlink, .place, .search-kind";

/** Marks each word below `root` that is one of `words`, perhaps with another ending. */
export function mark(root, words) {
  const stems = new Set(plainWords(words).map(stem));
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  let left = MOST;
  for (const node of found) if (left > 0) left -= markIn(node, stems);
}

function markIn(node, stems) {
  const parts = node.data.split(/([\p{L}\p{M}\p{N}]+)/u);
  const hits = parts.map((part, at) => at % 2 === 1 && plainWords(part).some((word) => stems.has(stem(word))));
  if (!hits.includes(true)) return 0;
  node.replaceWith(...parts.map((part, at) => (hits[at] ? element("mark", "", part) : document.createTextNode(part))));
  return hits.filter(Boolean).length;
}

/** A new element with a text. */
export function element(name, classes, text) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.textContent = text;
  return made;
}
