// Results as the theme shows them: a page, and below it the sections that fit.

import { plainWords } from "./words.js";

const KINDS = { step: "Step", question: "Question", fix: "Fix", price: "Prices", guide: "Guide" };
const MOST_MARKED = 12;

/** List items for results, best first; sections of one page stand together, where the best of them is. */
export function items(results, root) {
  const pages = new Map();
  for (const result of results) pages.set(result.url, [...(pages.get(result.url) ?? []), result]);
  return [...pages.values()].map((found) => {
    const item = element("li", "md-search-result__item");
    item.append(...found.slice(0, 3).map((result, at) => link(result, root, at > 0)));
    return item;
  });
}

function link(result, root, below) {
  const anchor = element("a", "md-search-result__link");
  const words = (result.matched ?? []).slice(0, MOST_MARKED).join(" ");
  const mark = words ? `?h=${encodeURIComponent(words)}` : "";
  anchor.href = `${root}${result.url}${mark}${result.anchor ? `#${result.anchor}` : ""}`;
  const article = element("article", "md-search-result__article md-typeset");
  const kind = element("span", "search-kind", KINDS[result.kind]);
  // No headings: a screen reader lists those of the page, and results are not among them.
  const title = element("p", below ? "search-title search-below" : "search-title", "");
  title.append(...highlighted(result.title, words));
  if (!below) article.append(kind);
  article.append(title);
  if (result.anchor && !below) article.append(element("p", "search-page", result.page));
  const text = element("p", "search-text", "");
  text.append(...highlighted(result.description, words));
  if (!below && result.description) article.append(text);
  anchor.append(article);
  return anchor;
}

function highlighted(text, words) {
  const starts = words.split(" ").filter((word) => word.length > 1);
  return text.split(/([\p{L}\p{M}\p{N}]+)/u).map((part, at) => {
    const plain = at % 2 ? plainWords(part).join("") : "";
    const hit = plain && starts.some((start) => plain.startsWith(start) && plain.length - start.length < 4);
    return hit ? element("mark", "", part) : document.createTextNode(part);
  });
}

function element(name, classes, text) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
}
