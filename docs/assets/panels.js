// The menu and the search box: opened and closed by buttons and keys, with the focus always where the reader is.

const narrow = { drawer: matchMedia("(max-width: 76.234375em)"), search: matchMedia("(max-width: 59.984375em)") };
const covers = (name) => narrow[name].matches;
const all = (selector) => [...document.querySelectorAll(selector)];

/**
 * A panel that the theme's styles open by a hidden checkbox: its button, where the focus goes, and what lies behind it.
 * On a narrow screen it covers the page, so nothing behind may be reached while it is open.
 */
function panel(name, { box, first, behind }) {
  const toggle = document.getElementById(`__${name}`);
  const opener = document.querySelector(`[data-opens=${name}]`);
  const show = () => {
    opener.setAttribute("aria-expanded", toggle.checked);
    for (const element of all(behind)) element.inert = toggle.checked && covers(name);
  };
  toggle.addEventListener("change", () => {
    const lost = box.contains(document.activeElement) || document.activeElement === document.body;
    show();
    if (toggle.checked) first.focus();
    else if (lost && covers(name)) opener.focus();
  });
  opener.addEventListener("click", () => toggle.click());
  for (const button of all(`[data-closes=${name}]`)) button.addEventListener("click", () => toggle.click());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing && toggle.checked) toggle.click();
  });
  box.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^='#']");
    if (!link || !toggle.checked) return;
    toggle.click();
    arrive(link.hash);
  });
  narrow[name].addEventListener("change", show);
  show();
}

/** Puts the focus on the heading that the reader chose in the menu. */
function arrive(hash) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
}

document.documentElement.dataset.access = ""; // from here on the buttons work, and the labels may go
panel("drawer", {
  box: document.getElementById("pages"),
  first: document.querySelector("[data-closes=drawer]"),
  behind: ".md-header, .md-content, .md-sidebar--secondary, .md-top, .md-footer",
});
panel("search", {
  box: document.getElementById("search-box"),
  first: document.querySelector(".md-search__input"),
  behind: ".skip, .md-header__inner > :not(.md-search), .md-container",
});
