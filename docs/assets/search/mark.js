// Mark the words that a search found.

import { plainWords } from "./words.js";

const MOST = 200;
const LONGEST_ENDING = 3;
const SKIPPED = "script, style, svg, button, input, output, .headerlink, .place, .search-kind";

/** Marks each word below `root` that is one of `stems`, which stand in one text, or has an ending more. */
export function mark(root, stems) {
  const starts = stems.split(" ").filter(Boolean);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  let left = MOST;
  for (const node of found) if (left > 0) left -= markIn(node, starts);
}

function markIn(node, starts) {
  const parts = node.data.split(/([\p{L}\p{M}\p{N}]+)/u);
  const hits = parts.map((part, at) => at % 2 === 1 && starts.some((start) => begins(plainWords(part).join(""), start)));
  if (!hits.includes(true)) return 0;
  node.replaceWith(...parts.map((part, at) => (hits[at] ? element("mark", "", part) : document.createTextNode(part))));
  return hits.filter(Boolean).length;
}

function begins(word, start) {
  return word === start || (start.length > 2 && word.startsWith(start) && word.length - start.length <= LONGEST_ENDING);
}

/** A new element with a text. */
export function element(name, classes, text) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.textContent = text;
  return made;
}
