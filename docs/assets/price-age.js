// A site that is no longer built cannot say that its prices are old, so the page looks at the calendar itself.

const note = document.querySelector(".price-age");
if (note) {
  const days = (Date.now() - Date.parse(note.dataset.published)) / 86_400_000;
  const stale = days > Number(note.dataset.staleAfter) + 1;
  if (stale || days > Number(note.dataset.noteAfter) + 1) {
    note.querySelector(".price-age-note").hidden = stale;
    note.querySelector(".price-age-stale").hidden = !stale;
  }
}
