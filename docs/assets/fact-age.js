// A site that is no longer built cannot say that its facts are old, so the page looks at the calendar itself.

const notice = document.querySelector(".facts-old");
if (notice) {
  const days = (Date.now() - Date.parse(notice.dataset.checked)) / 86_400_000;
  if (days > Number(notice.dataset.oldAfter)) notice.hidden = false;
}
