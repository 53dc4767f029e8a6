// Results as a reader sees them: the kind, the title (of a section with its page), and the answer in a sentence.

import { element, mark } from "./mark.js";

/**
 * List items for results, best first. `marks` are the words to mark here and on the page; links start at `root`; `kinds`
 * says what each kind of page is called.
 */
export function items(results, root, marks, kinds) {
  const words = marks.join(" ");
  const found = words && `?h=${encodeURIComponent(words)}`;
  return results.map(({ url, anchor, kind, title, page, answer, english }) => {
    const item = element("li", "md-search-result__item", "");
    // The link is the title alone: that is what a screen reader says of it. Styles stretch it over the item.
    const link = element("a", "search-title", title);
    link.href = root + url + found + (anchor && `#${anchor}`);
    if (anchor) link.append(" ", element("span", "search-page", page));
    item.append(element("span", "search-kind", kinds[kind]), link);
    if (answer) item.append(element("p", "search-text", answer));
    // Beside the kind, which is in the language of the site.
    if (english) for (const it of item.querySelectorAll("a, p")) Object.assign(it, { lang: "en", dir: "ltr" });
    mark(item, words);
    return item;
  });
}
