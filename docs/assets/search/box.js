// The box at work: asks the worker as somebody types, shows what it says, and moves by keys.

import { looksLikeKey } from "./key.js";
import { items } from "./results.js";

const LONGEST = 2000;
const SHARE_AFTER_MS = 600;

/** Starts the worker and listens to the box. Gives `open(query)`, which shows the results of a query, or the box. */
export function start(input) {
  const host = document.getElementById("search");
  const root = new URL(host.dataset.root, location.href).href.replace(/\/?$/, "/");
  const toggle = document.getElementById("__search");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const first = status.textContent;
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  let asked = 0;
  let last;
  let sharing;
  let closing = false;

  worker.onmessage = ({ data }) => data.id === asked && show(data);
  worker.onerror = () => fail();
  input.addEventListener("input", () => (shown(true), ask()));
  input.addEventListener("focus", () => closing || shown(true));
  input.addEventListener("click", () => shown(true));
  host.addEventListener(
    "focusout",
    ({ relatedTarget }) => relatedTarget && !host.contains(relatedTarget) && shown(false),
  );
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  input.form.addEventListener("reset", () => setTimeout(() => (ask(), input.focus())));
  host.addEventListener("keydown", move);
  toggle.addEventListener("change", () => toggle.checked || share(""));
  document.addEventListener("pointerdown", ({ target }) => {
    if (toggle.checked && !host.contains(target) && !target.closest?.("[data-opens=search]")) shown(false);
  });
  list.addEventListener("click", ({ target }) => target.closest("a") && shown(false));
  if (document.activeElement === input) shown(true);
  ask();
  return { open };

  function open(query) {
    if (query !== undefined) input.value = query.slice(0, LONGEST);
    shown(true);
    input.focus();
    ask();
  }

  /** Opens or closes the box by its switch, on which panels.js hangs too. */
  function shown(open) {
    if (toggle.checked !== open) toggle.click();
  }

  /** Closes the box and keeps the reader's place: at a desk that is the field, on a phone panels.js goes to the button. */
  function close() {
    closing = true;
    input.focus();
    shown(false);
    closing = false;
  }

  function ask() {
    const text = input.value.slice(0, LONGEST).trimStart(); // a blank at its end says that the last word is finished
    const query = text.trim();
    const key = looksLikeKey(query);
    clearTimeout(sharing);
    if (key) share("");
    else sharing = setTimeout(() => share(query), SHARE_AFTER_MS);
    if (text === last) return;
    last = text;
    asked++;
    if (key) return say("", document.getElementById("search-key").content.cloneNode(true));
    if (!query) return say(first);
    worker.postMessage({ id: asked, query: text });
  }

  function show({ results, nearest, error }) {
    if (error) return fail();
    if (results.length) {
      const found = items(results, root);
      return say(found.length === 1 ? "1 page fits." : `${found.length} pages fit.`, ...found);
    }
    const ways = document.createElement("li");
    ways.append(document.getElementById("search-dead-end").content.cloneNode(true));
    say("Nothing fits. Perhaps one of these:", ...items(nearest, root), ways);
  }

  function fail() {
    const ways = document.createElement("li");
    ways.append(document.getElementById("search-dead-end").content.cloneNode(true));
    say("The search could not be loaded. These pages help too:", ways);
  }

  function say(text, ...found) {
    status.textContent = text;
    if (found[0] instanceof DocumentFragment) {
      const item = document.createElement("li");
      item.append(...found);
      found = [item];
    }
    list.replaceChildren(...found);
  }

  function links() {
    return [...list.querySelectorAll("a")];
  }

  function move(event) {
    const stops = [input, ...links()];
    const here = stops.indexOf(document.activeElement);
    const to = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: here > 0 ? 1 : -1,
      End: here > 0 ? stops.length - 1 : -1,
    };
    if (event.key === "Escape") {
      event.preventDefault();
      return close();
    }
    const next = stops[to[event.key]];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  /** The query in the address, so that it can be shared; nothing is kept of an empty one. */
  function share(query) {
    clearTimeout(sharing); // of a box that was closed in between
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }
}
