// On every page: nothing of the search is fetched before somebody reaches for it, or comes with a query.

const input = document.querySelector(".md-search__input");
const asked = new URLSearchParams(location.search);
// Not beside this file: several scripts of a page may be served as one.
const home = new URL(`${document.getElementById("search").dataset.root}/assets/search/`, location.href);
let box;

const load = () => (box ??= import(new URL("box.js", home)).then(({ start }) => start(input)));

input.addEventListener("focus", load);
document.querySelector("[data-opens=search]").addEventListener("pointerdown", load);
document.getElementById("__search").addEventListener("change", async ({ target }) => {
  if (target.checked) (await load()).open();
});
// Not a single letter or sign: those come by chance from who dictates, and from a trembling hand (WCAG 2.1.4).
document.addEventListener("keydown", async (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  (await load()).open();
});
if (asked.has("q")) load().then((search) => search.open(asked.get("q")));
if (asked.has("h")) import(new URL("mark.js", home)).then(({ mark }) => mark(asked.get("h")));
