// On every page: nothing of the search is fetched before somebody reaches for it, or comes with a query. Then the box,
// its worker and the index are asked for at the same moment; what fails is said, and asked for anew at the next touch.

const input = document.querySelector(".md-search__input");
const host = document.getElementById("search");
const toggle = document.getElementById("__search");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const asked = new URLSearchParams(location.search);
// Not beside this file: several scripts of a page may be served as one.
const site = new URL(`${host.dataset.root}/`, location.href);
const first = status.textContent;
let loading;
let tries = 0;

/** The box at work. It never comes when something fails. */
function load() {
  return (loading ??= fetched().catch(fail));
}

async function fetched() {
  status.textContent = host.dataset.loading;
  list.replaceChildren();
  // A module that failed once is not fetched again under the same name.
  const again = tries ? `?try=${tries}` : "";
  const name = (file) => new URL(`assets/search/${file}${again}`, site);
  const { lang } = document.documentElement;
  const folder = lang === "en" ? "" : `${lang}/`;
  const index = fetch(new URL(`${folder}search/index.json`, site), { cache: tries ? "reload" : "default" });
  const worker = new Worker(name("worker.js"), { type: "module" });
  const broken = new Promise((_, reject) => worker.addEventListener("error", reject));
  const box = Promise.all([import(name("box.js")), index.then(text)]);
  const [{ start }, data] = await Promise.race([box, broken]);
  const search = await Promise.race([start({ input, worker, data, root: site.href, first }), broken]);
  broken.catch(() => fail(search.stop()));
  return search;
}

function text(answer) {
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.text();
}

function fail() {
  loading = undefined;
  tries++;
  status.textContent = host.dataset.failed;
  const item = document.createElement("li");
  item.append(document.getElementById("search-failed").content.cloneNode(true));
  item.append(document.getElementById("search-dead-end").content.cloneNode(true));
  item.querySelector("button").addEventListener("click", () => (input.focus(), load()));
  list.replaceChildren(item);
  return new Promise(() => {});
}

input.addEventListener("focus", load);
input.addEventListener("input", load);
addEventListener("online", () => tries && toggle.checked && load());
document.querySelector("[data-opens=search]").addEventListener("pointerdown", load);
toggle.addEventListener("change", () => toggle.checked && load().then((search) => search.open()));
input.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = input.value;
  load().then((search) => input.value === typed && search.enter());
});
// Not a single letter or sign: those come by chance from who dictates, and from a trembling hand (WCAG 2.1.4).
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  if (!toggle.checked) toggle.click();
  input.focus(); // at once: the next key comes before the search is loaded
});
if (asked.has("q")) load().then((search) => search.open(asked.get("q")));
if (asked.has("h"))
  import(new URL("assets/search/box.js", site)).then(({ markPage }) => markPage(asked.get("h")));
