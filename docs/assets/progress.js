// Which of the six steps are done: ticks that this browser alone remembers, and that can be cleared.

const PLACE = "steps-done";

const read = () => {
  try {
    return new Set(JSON.parse(localStorage.getItem(PLACE) ?? "[]"));
  } catch {
    return new Set(); // no storage, or something else in it: the guide works without
  }
};
const write = (done) => {
  try {
    if (done.size) localStorage.setItem(PLACE, JSON.stringify([...done]));
    else localStorage.removeItem(PLACE);
  } catch {
    // private windows may refuse: the tick lasts as long as the page
  }
};

const button = document.querySelector("[data-done]");
const clear = document.querySelector("[data-clear-steps]");
const doneName = document.querySelector("[data-done-name]")?.dataset.doneName;
let done = read();

function show() {
  for (const item of document.querySelectorAll("[data-step]")) {
    const is = done.has(item.dataset.step);
    const link = item.querySelector("a");
    item.classList.toggle("done", is);
    link.dataset.name ??= link.getAttribute("aria-label") ?? link.textContent;
    const { name } = link.dataset;
    if (is || link.hasAttribute("aria-label")) link.setAttribute("aria-label", is ? doneName.replace("{name}", name) : name);
  }
  if (button) {
    const is = done.has(button.dataset.done);
    button.hidden = false;
    button.setAttribute("aria-pressed", is);
    const all = [...document.querySelectorAll(".progress [data-step]")].every((item) => done.has(item.dataset.step));
    document.querySelector(".all-done").hidden = !all;
  }
  if (clear) clear.hidden = !done.size;
}

button?.addEventListener("click", () => {
  const id = button.dataset.done;
  if (!done.delete(id)) done.add(id);
  write(done);
  show();
});
clear?.addEventListener("click", () => {
  done = new Set();
  write(done);
  show();
});
addEventListener("pageshow", () => {
  done = read(); // also when the reader comes back with the back button
  show();
});
