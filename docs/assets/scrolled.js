// Code that is wider than its box can be scrolled by keys in every browser.

for (const code of document.querySelectorAll("pre > code")) {
  if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
}
