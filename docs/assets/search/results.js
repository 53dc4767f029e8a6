// Results as a reader sees them: the kind, the title (of a section with its page), and the answer in a sentence.

import { element, mark } from "./mark.js";

const KINDS = { step: "Step", question: "Question", fix: "Fix", price: "Prices", guide: "Guide" };

/** List items for results, best first. `marks` are the words to mark here and on the page; links start at `root`. */
export function items(results, root, marks) {
  const words = marks.join(" ");
  const found = words && `?h=${encodeURIComponent(words)}`;
  return results.map(({ url, anchor, kind, title, page, answer }) => {
    const item = element("li", "md-search-result__item", "");
    // The link is the title alone: that is what a screen reader says of it. Styles stretch it over the item.
    const link = element("a", "search-title", title);
    link.href = root + url + found + (anchor && `#${anchor}`);
    if (anchor) link.append(" ", element("span", "search-page", page));
    item.append(element("span", "search-kind", KINDS[kind]), link);
    if (answer) item.append(element("p", "search-text", answer));
    mark(item, words);
    return item;
  });
}
