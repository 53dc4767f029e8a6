"""Drawings on a phone and at a desk, in both schemes and in the colors that a reader forces."""

from typing import Any

import pytest
from playwright.sync_api import Browser

PAGES = (
    "steps/1-account/",
    "steps/2-project/",
    "steps/3-billing/",
    "steps/4-dashboard/",
    "steps/5-create-key/",
    "steps/6-use-and-test/",
    "safety/",
    "costs/",
    "fix/",
)
# For each text of a drawing: its size on the screen, how far it reaches out of what it stands on, and its contrast
# with that. For each thing to press: its contrast with the paper.
MEASURE = """
() => {
    const light = color => {
        const parts = color.match(/[\\d.]+/g).map(Number).slice(0, 3).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const contrast = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const fill = shape => getComputedStyle(shape).fill;
    return [...document.querySelectorAll("figure.drawing")].map(figure => {
        const svg = figure.querySelector("svg");
        const box = svg.getBoundingClientRect();
        const shapes = [...svg.querySelectorAll("rect, circle, path")].filter(shape => fill(shape) !== "none");
        const around = text => {
            const place = text.getBBox();
            const x = place.x + place.width / 2, y = place.y + place.height / 2;
            return shapes.filter(shape => {
                const it = shape.getBBox();
                const before = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
                return before && it.x <= x && x <= it.x + it.width && it.y <= y && y <= it.y + it.height;
            }).at(-1);
        };
        const paper = fill(svg.querySelector(".card"));
        const caption = figure.querySelector("figcaption");
        return {
            name: svg.querySelector("title").id,
            left: box.left,
            right: box.right - document.documentElement.clientWidth,
            shape: Math.abs(box.width / box.height - svg.viewBox.baseVal.width / svg.viewBox.baseVal.height),
            caption: contrast(getComputedStyle(caption).color, getComputedStyle(document.body).backgroundColor),
            texts: [...svg.querySelectorAll("text")].map(text => {
                const ground = around(text), place = text.getBBox(), it = ground.getBBox();
                return {
                    words: text.textContent,
                    size: parseFloat(getComputedStyle(text).fontSize) * box.width / svg.viewBox.baseVal.width,
                    out: Math.max(it.x - place.x, place.x + place.width - it.x - it.width),
                    contrast: contrast(fill(text), fill(ground)),
                };
            }),
            controls: [...svg.querySelectorAll(".control, .marked, .press, .accent, .track-on, .track-off, .nest")]
                .map(control => {
                    const style = getComputedStyle(control);
                    return contrast(style.stroke === "none" ? style.fill : style.stroke, paper);
                }),
        };
    });
}
"""


# Sizes depend on the width alone, contrasts on the colors alone.
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "forced")])
def test_drawings_fit_and_can_be_read(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="light" if scheme == "light" else "dark",
        forced_colors="active" if scheme == "forced" else "none",
        base_url=address,
    )
    page = context.new_page()
    drawings: list[dict[str, Any]] = []
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        found = page.evaluate(MEASURE)
        assert found, path
        drawings += found
    context.close()
    texts = [(drawing["name"], text) for drawing in drawings for text in drawing["texts"]]
    assert [it["name"] for it in drawings if it["left"] < 0 or it["right"] > 0 or it["shape"] > 0.01] == []
    smallest = 12 if width >= 360 else 11.5
    assert [(name, text) for name, text in texts if text["size"] < smallest or text["out"] > 0] == []
    assert [(name, text) for name, text in texts if text["contrast"] < 4.5] == []
    assert [it["name"] for it in drawings if it["caption"] < 4.5 or min(it["controls"], default=3) < 3] == []
