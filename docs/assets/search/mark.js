// Mark the words that a search found, on the page where it led.

import { plainWords } from "./words.js";

const MOST = 200;

/** Marks each word of the page that begins like one of `words`. */
export function mark(words) {
  const starts = plainWords(words.slice(0, 500)).filter((word) => word.length > 1);
  const page = document.querySelector("article");
  if (!starts.length || !page) return;
  const skip = "script, style, svg, button, input, output, .headerlink, .place";
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(skip) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  let left = MOST;
  for (const node of found) if (left > 0) left -= markIn(node, starts);
}

function markIn(node, starts) {
  const parts = node.data.split(/([\p{L}\p{M}\p{N}]+)/u);
  const hits = parts.map((part, at) => at % 2 === 1 && starts.some((start) => begins(part, start)));
  if (!hits.includes(true)) return 0;
  const nodes = parts.map((part, at) => {
    if (!hits[at]) return document.createTextNode(part);
    const element = document.createElement("mark");
    element.textContent = part;
    return element;
  });
  node.replaceWith(...nodes);
  return hits.filter(Boolean).length;
}

/** Whether a word is the other one, perhaps with another ending. */
function begins(word, start) {
  const plain = plainWords(word).join("");
  return plain === start || (start.length > 3 && plain.startsWith(start) && plain.length - start.length < 4);
}
