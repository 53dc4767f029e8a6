// Opens what is folded where an address leads into it, and on paper.

const folded = "details:not([open])";
let opened = [];

function reveal() {
  const target = document.getElementById(location.hash.slice(1)); // ids here are plain letters
  for (let part = target?.closest(folded); part; part = part.closest(folded)) {
    part.open = true;
    target.scrollIntoView();
  }
}

addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(folded)];
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});
reveal();
