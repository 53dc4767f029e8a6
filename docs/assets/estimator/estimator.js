/* The form: reads the fields, shows the answer, keeps the choices in the address. It stores and sends nothing. */

import { answer } from "./answer.js";
import { amount, whole } from "./typed-numbers.js";
import { money, number, speaker } from "./wording.js";

const PAUSE = 400; // milliseconds without a change before a new answer: a screen reader says it once
const LONGEST_ADDRESS = 400;
const PLACE = "#estimator";

const NUMBERS = {
  budget: { read: amount, least: 0.01, most: 100000, kind: "write-amount", say: money },
  posts: { read: whole, least: 0, most: 1000000, kind: "write-whole", say: number },
  letters: { read: whole, least: 1, most: 4096, kind: "write-whole", say: number },
  pictures: { read: whole, least: 0, most: 1000000, kind: "write-whole", say: number },
};
const CHOICES = ["model", "length", "language", "size", "thinking"];

const element = (name) => document.getElementById(`estimator-${name}`);
const form = element("form");
const data = JSON.parse(element("data").textContent);
const words = speaker(data.words);
let timer;

/** The number in a field, or NaN where it is none or out of bounds. */
function numberIn(name, text) {
  const { read, least, most } = NUMBERS[name];
  const value = read(text);
  return value >= least && value <= most ? value : NaN;
}

function note(name, text) {
  if (element(`${name}-note`).textContent !== text) element(`${name}-note`).textContent = text;
}

/** Show and enable what goes with the model and the length. */
function arrange() {
  const field = element("model");
  const model = data.models[field.value];
  const sees = model.image_rule !== null;
  element("letters-field").hidden = element("length").value !== "other";
  element("pictures").disabled = element("size").disabled = !sees;
  const thinking = element("thinking");
  thinking.disabled = !model.thinks;
  thinking.querySelector("[value=none]").disabled = model.always_thinks;
  if (model.always_thinks && thinking.value === "none") thinking.value = "little";
  note("model", field.selectedOptions[0].dataset.note || "");
  note("size", sees ? "" : words("no-picture-price"));
  note("thinking", model.always_thinks ? words("always-thinks") : model.thinks ? "" : words("never-thinks"));
}

const isUsed = (name) => !element(name).disabled && !element(`${name}-field`).hidden;

/** What the reader chose, or null when a field needs a correction, which is then said beside it. */
function chosen() {
  const values = { pictures: 0 };
  let good = true;
  for (const name of CHOICES) values[name] = element(name).value;
  for (const [name, { kind, least, most, say: written }] of Object.entries(NUMBERS)) {
    const field = element(name);
    const value = isUsed(name) ? numberIn(name, field.value) : 0;
    const wrong = Number.isNaN(value);
    // Somebody who has emptied a field is about to write into it.
    const writing = wrong && !field.value && field === document.activeElement;
    field.setAttribute("aria-invalid", String(wrong && !writing));
    const bounds = { least: written(least), most: written(most), example: field.defaultValue };
    note(name, wrong && !writing ? words(kind, bounds) : "");
    values[name] = value;
    good = good && !wrong;
  }
  if (values.length !== "other") values.letters = data.lengths[values.length].characters;
  return good ? values : null;
}

function paragraph(text) {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}

/** Put the elements in the place of the old ones, unless they say the same. */
function fill(box, elements) {
  if (box.textContent === elements.map((child) => child.textContent).join("")) return;
  box.textContent = "";
  box.append(...elements);
}

function part({ title, lines }) {
  const box = document.createElement("div");
  const head = paragraph(title);
  head.className = "estimator-part";
  box.append(head, ...lines.map(paragraph));
  return box;
}

function update() {
  clearTimeout(timer);
  arrange();
  const values = chosen();
  const state = values ? "" : words("correct");
  if (element("state").textContent !== state) element("state").textContent = state;
  if (!values) return;
  const { result, sum } = answer(data, values);
  fill(element("result"), result.map(paragraph));
  fill(element("sum"), sum.map(part));
  remember(values);
}

function usual(field) {
  return field.options ? ([...field.options].find((option) => option.defaultSelected) || field.options[0]).value : field.defaultValue;
}

/** Write the choices that are not the usual ones into the address. */
function remember(values) {
  const query = new URLSearchParams();
  for (const name of ["budget", "model", "posts", "length", "letters", "language", "pictures", "size", "thinking"]) {
    const value = String(values[name]);
    if (isUsed(name) && value !== usual(element(name))) query.append(name, value);
  }
  const mine = location.hash.startsWith(`${PLACE}?`) ? PLACE : location.hash;
  const hash = query.toString() ? `${PLACE}?${query}` : mine;
  if (hash !== location.hash) history.replaceState(history.state, "", hash);
}

/** Take the choices from the address, if it has any. What is not a choice of this form is ignored. */
function recall() {
  if (!location.hash.startsWith(`${PLACE}?`)) return false;
  form.reset();
  const query = location.hash.length > LONGEST_ADDRESS ? "" : location.hash.slice(PLACE.length + 1);
  const said = new URLSearchParams(query);
  for (const name of CHOICES) {
    const options = [...element(name).options].map((option) => option.value);
    if (options.includes(said.get(name))) element(name).value = said.get(name);
  }
  for (const name of Object.keys(NUMBERS)) {
    const value = numberIn(name, said.get(name) || "");
    if (!Number.isNaN(value)) element(name).value = value;
  }
  return true;
}

function goThere() {
  document.querySelector(PLACE).scrollIntoView();
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(update, PAUSE);
}

form.addEventListener("input", () => {
  arrange();
  later();
});
form.addEventListener("focusout", later);
form.addEventListener("reset", () => setTimeout(update)); // after the fields are back
form.addEventListener("submit", (event) => {
  event.preventDefault();
  update();
});
addEventListener("hashchange", () => {
  if (!recall()) return;
  update();
  goThere();
});

const recalled = recall(); // before an update writes the address
update();
element("without").hidden = true;
form.hidden = false;
if (recalled) goThere();
