// On every page: nothing of the search is fetched before somebody reaches for it, or comes with a query.

const input = document.querySelector(".md-search__input");
const asked = new URLSearchParams(location.search);
// Not beside this file: several scripts of a page may be served as one.
const home = new URL(`${document.getElementById("search").dataset.root}/assets/search/`, location.href);
let box;

const toggle = document.getElementById("__search");
const load = () => (box ??= import(new URL("box.js", home)).then(({ start }) => start(input)));

input.addEventListener("focus", load);
document.querySelector("[data-opens=search]").addEventListener("pointerdown", load);
toggle.addEventListener("change", async () => {
  if (toggle.checked) (await load()).open();
});
// Not a single letter or sign: those come by chance from who dictates, and from a trembling hand (WCAG 2.1.4).
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  if (!toggle.checked) toggle.click();
  input.focus(); // at once: the next key comes before the search is loaded
});
if (asked.has("q")) load().then((search) => search.open(asked.get("q")));
if (asked.has("h")) import(new URL("mark.js", home)).then(({ mark }) => mark(asked.get("h")));
