// What is wider than the screen, or cut off by its own box although a reader should see it.
() => {
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);
  const room = document.documentElement.clientWidth;
  // The name of the site and of the page at the top is cut, and stands in the page too.
  const ours = "pre, .md-typeset__scrollwrap, .md-sidebar, .md-search, .md-dialog, .skip, [hidden], svg *, .md-header__title";
  const scrolls = (element) => element.closest(ours);
  const seen = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
  const wide = seen.filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && (box.right > room + 1 || box.left < -1) && !scrolls(element);
  });
  const cut = seen.filter((element) => {
    if (scrolls(element) || element.closest("svg, input, select")) return false;
    const style = getComputedStyle(element);
    const sideways = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    const down = style.overflowY === "hidden" && element.scrollHeight > element.clientHeight + 2;
    return element.textContent.trim() && element.clientWidth > 1 && (sideways || down);
  });
  const { scrollWidth } = document.documentElement;
  const page = scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
  return [...page, ...[...wide, ...cut].slice(0, 5).map(name)];
}
