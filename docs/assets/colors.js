// Light, dark, or as the device has it: one button each, of which the one is there that leads to the next.

const PLACE = "guide-colors"; // overrides/partials/colors.html reads it before anything is drawn
const dark = matchMedia("(prefers-color-scheme: dark)");
const buttons = [...document.querySelectorAll("[data-colors]")];
let chosen = read();

function read() {
  try {
    return localStorage.getItem(PLACE) ?? "";
  } catch {
    return ""; // no storage: the colors of the device
  }
}

function remember() {
  try {
    if (chosen) localStorage.setItem(PLACE, chosen);
    else localStorage.removeItem(PLACE);
  } catch {
    // private windows may refuse: the choice lasts as long as the page
  }
}

function show() {
  document.body.dataset.mdColorScheme = chosen || (dark.matches ? "slate" : "default");
  for (const button of buttons) button.hidden = button.dataset.colors !== chosen;
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    chosen = button.dataset.next;
    remember();
    show();
    buttons.find(({ hidden }) => !hidden).focus(); // the one that was pressed has gone
  });
}
dark.addEventListener("change", show);
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  chosen = read(); // it may have been chosen on another page
  show();
});
show();
