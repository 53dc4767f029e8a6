// A site that is no longer built cannot say that its facts are old, so the page looks at the calendar itself.

const checked = document.querySelector(".checked");
if (checked) {
  const days = (Date.now() - Date.parse(checked.querySelector("time").dateTime)) / 86_400_000;
  if (days > Number(checked.dataset.oldAfter)) checked.querySelector(".checked-old").hidden = false;
}
