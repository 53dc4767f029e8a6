// Where the reader is in a page: its name at the top, "Back to top" on the way up, and the heading in "On this page".

const title = document.querySelector("h1");
const header = document.querySelector(".md-header");
const name = document.querySelector(".md-header__title");
const up = document.querySelector(".md-top");
const wide = matchMedia("(min-width: 60em)"); // where "On this page" is shown
const links = [...document.querySelectorAll(".md-nav--secondary a")];
const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
let before = scrollY;
let marked;
let asked = false;

function look() {
  asked = false;
  const edge = header.getBoundingClientRect().bottom;
  name.classList.toggle("md-header__title--active", title.getBoundingClientRect().bottom < edge);
  if (scrollY !== before) up.hidden = scrollY > before || scrollY < innerHeight / 4;
  before = scrollY;
  if (wide.matches) mark(headings.filter((heading) => heading?.getBoundingClientRect().top <= edge + 32).length - 1);
}

/** Marks the heading under which the reader is, and keeps it in sight where the list is longer than the screen. */
function mark(at) {
  if (links[at] === marked) return;
  marked = links[at];
  links.forEach((link, place) => {
    link.classList.toggle("md-nav__link--passed", place < at);
    link.classList.toggle("md-nav__link--active", place === at);
    if (place === at) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
  if (marked) show(marked);
}

/** Scrolls the list in which a link stands, and nothing else, so that it can be seen. */
function show(link) {
  const list = link.closest(".md-sidebar__scrollwrap");
  const [inside, outside] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inside.top < outside.top || inside.bottom > outside.bottom) {
    list.scrollTop += inside.top - outside.top - list.clientHeight / 2;
  }
}

function later() {
  if (!asked) requestAnimationFrame(look);
  asked = true;
}

up.addEventListener("click", () => {
  scrollTo({ top: 0 });
  document.getElementById("text").focus({ preventScroll: true });
});
addEventListener("scroll", later, { passive: true });
addEventListener("resize", later);
later();
const here = document.querySelector("#pages [aria-current=page]");
if (here) requestAnimationFrame(() => show(here));
