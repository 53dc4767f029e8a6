// What a word means, shown under it: for a pointer, a thumb and a key, and put away by Escape (WCAG 1.4.13).

const WORDS = "abbr[title], abbr[aria-describedby]";
const LEAVING_MS = 250; // long enough to move the pointer from the word onto its meaning
const MARGIN = 8; // CSS pixels to the edges of the screen, and between word and meaning
const box = Object.assign(document.createElement("div"), {
  className: "meaning",
  id: "meaning",
  role: "tooltip",
  hidden: true,
});
let word;
let leaving;

function show(next) {
  clearTimeout(leaving);
  if (next === word) return;
  hide();
  word = next;
  box.textContent = word.title;
  word.removeAttribute("title"); // the browser would show it once more
  word.setAttribute("aria-describedby", box.id);
  box.hidden = false;
  const { left, width, top, bottom } = word.getClientRects()[0];
  const room = document.documentElement.clientWidth;
  const wanted = left + width / 2 - box.offsetWidth / 2;
  const below = bottom + MARGIN + box.offsetHeight <= innerHeight;
  box.style.left = `${scrollX + Math.max(MARGIN, Math.min(wanted, room - box.offsetWidth - MARGIN))}px`;
  box.style.top = `${scrollY + (below ? bottom + MARGIN : top - MARGIN - box.offsetHeight)}px`;
}

function hide() {
  clearTimeout(leaving);
  if (!word) return;
  word.title = box.textContent;
  word.removeAttribute("aria-describedby");
  word = undefined;
  box.hidden = true;
}

/** The word at which something happened, or the one whose meaning it happened on. */
const wordOf = ({ target }) => (box.contains(target) ? word : target.closest?.(WORDS));

for (const each of document.querySelectorAll(WORDS)) each.tabIndex = 0;
document.body.append(box);
document.addEventListener("focusin", (event) => {
  const next = wordOf(event);
  if (next) show(next);
});
document.addEventListener("focusout", (event) => wordOf(event) && hide());
document.addEventListener("pointerover", (event) => {
  const next = wordOf(event);
  if (next && event.pointerType !== "touch") show(next);
});
document.addEventListener("pointerout", (event) => {
  clearTimeout(leaving);
  if (event.pointerType !== "touch") leaving = setTimeout(() => word === document.activeElement || hide(), LEAVING_MS);
});
// A tap gives the focus to a word in some browsers, and in others to nothing.
document.addEventListener("click", (event) => wordOf(event)?.focus());
document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
