// The box at work: asks the worker as somebody types, shows what it says, and moves by keys.

import { mark } from "./mark.js";
import { secrets } from "./private.js";
import { items } from "./results.js";

const LONGEST = 2000;
const LONGEST_SHARED = 200;
const SHARE_AFTER_MS = 600;
const TYPED = /^(?:.|Backspace)$/u;

/**
 * Gives the worker its index and listens to the box. It never comes when the worker cannot read the index.
 *
 * Gives `open(query)`, which shows the results of a query or the box, `enter()`, which goes to the first result of what
 * stands in the box, and `stop()`. `first` is said while the box is empty; `root` is the address of the site.
 */
export async function start({ input, worker, data, root, first }) {
  const host = document.getElementById("search");
  const toggle = document.getElementById("__search");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  let asked; // what the list is for, or will be
  let sent; // what the worker is at
  let best; // the link of the first result
  let entered = false;
  let sharing;
  let closing = false;

  const { words } = await answer({ index: data });
  const stopped = new AbortController();
  const on = (target, name, act) => target.addEventListener(name, act, { signal: stopped.signal });
  on(input, "input", (event) => event.isComposing || (shown(true), ask()));
  on(input, "compositionend", () => (shown(true), ask()));
  on(input, "focus", () => closing || shown(true));
  on(input, "click", () => shown(true));
  on(input.form, "reset", () => setTimeout(() => (ask(), input.focus())));
  on(host, "keydown", move);
  on(host, "focusout", ({ relatedTarget: to }) => to && !host.contains(to) && shown(false));
  on(toggle, "change", () => toggle.checked || share(""));
  on(document, "pointerdown", ({ target }) => {
    if (toggle.checked && !host.contains(target) && !target.closest?.("[data-opens=search]")) shown(false);
  });
  // The list is there again when the reader comes back.
  on(list, "click", ({ target }) => target.closest("a") && share(asked.trim()));
  if (document.activeElement === input) shown(true);
  ask();
  return { open, enter, stop: () => (stopped.abort(), worker.terminate()) };

  function answer(message) {
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(message);
    });
  }

  function open(query) {
    if (query !== undefined) input.value = query.slice(0, LONGEST_SHARED);
    shown(true);
    input.focus();
    ask();
  }

  function enter() {
    ask();
    entered = sent !== undefined;
    if (!entered) best?.click();
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
    clearTimeout(sharing);
    sharing = setTimeout(() => share(query), SHARE_AFTER_MS);
    if (text === asked) return;
    asked = text;
    best = undefined;
    entered = false;
    if (secrets(query).key) return say(words["looks-like-key"], template("search-key"));
    if (!query) return say(first);
    if (sent === undefined) send();
  }

  /** Has the worker answer what stands in the box: one query at a time, and none that is overtaken. */
  async function send() {
    sent = asked;
    const found = await answer({ query: asked });
    const overtaken = sent !== asked;
    sent = undefined;
    if (!overtaken) show(found);
    else if (asked.trim() && !secrets(asked).key) send();
  }

  function show({ results, nearest, marks, unknown }) {
    const english = unknown ? ` ${words.unknown}` : "";
    if (!results.length) {
      const guesses = nearest.length ? ` ${words.perhaps}` : "";
      return say(`${words.nothing}${english}${guesses}`, ...items(nearest, root, [], words), template("search-dead-end"));
    }
    const { lang } = document.documentElement;
    const many = words.found[new Intl.PluralRules(lang).select(results.length)].replace("{n}", results.length);
    const marked = secrets(asked).private ? [] : marks; // they go into the addresses of the links
    say(many + english, ...items(results, root, marked, words));
    best = list.querySelector("a");
    if (entered) best.click();
  }

  function template(id) {
    const item = document.createElement("li");
    item.append(document.getElementById(id).content.cloneNode(true));
    return item;
  }

  /** Shows these in place of what is there; who is at a result is at the one in its place then. */
  function say(text, ...found) {
    status.textContent = text;
    const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
    list.replaceChildren(...found);
    if (at >= 0) (list.querySelectorAll("a")[at] ?? input).focus();
  }

  function move(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: here > 0 ? 1 : -1, End: here > 0 ? stops.length - 1 : -1 };
    if (event.key === "Escape") {
      event.preventDefault();
      return close();
    }
    if (here > 0 && TYPED.test(event.key) && event.key !== " ") return input.focus(); // and the key goes there
    const next = stops[to[event.key]];
    if (here < 0 || !next || event.shiftKey) return;
    event.preventDefault();
    next.focus();
  }

  /** The query in the address, so that it can be shared and found again; nothing of an empty or a private one. */
  function share(query) {
    clearTimeout(sharing); // of a box that was closed in between
    const address = new URL(location.href);
    if (query && !secrets(query).private) address.searchParams.set("q", query.slice(0, LONGEST_SHARED).trim());
    else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }
}

/** Marks the words that led here, and takes them out of the address. */
export function markPage(stems) {
  const page = document.querySelector("article");
  if (page) mark(page, stems.slice(0, LONGEST_SHARED));
  const address = new URL(location.href);
  address.searchParams.delete("h");
  history.replaceState(history.state, "", address);
}
