"""`make picture`: the start page at a desk and a step on a phone, in both schemes, for the top of the README."""

import os
import sys
from base64 import b64decode, b64encode
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.serving import chromium, served
from tests.conftest import ROOT

SCHEMES = ("light", "dark")
FOLDER = ROOT / ".github"
DESK, PHONE = (880, 640), (360, 640)
SHARPNESS = 1.5  # device pixels to one of CSS
QUALITY = 70
# The phone stands in front of the desk's lower corner; around both the picture is transparent.
FRAME = """<!doctype html><style>
body {{ position: relative; margin: 0; width: 1250px; height: 720px; }}
img {{ position: absolute; border: 1px solid #8888; border-radius: 12px; box-shadow: 0 4px 14px #0005; }}
.desk {{ inset: 12px auto auto 12px; width: {desk}px; }}
.phone {{ inset: auto 12px 22px auto; width: {phone}px; border-radius: 22px; border-width: 3px; }}
</style>
<img class="desk" src="data:image/png;base64,{at_desk}">
<img class="phone" src="data:image/png;base64,{on_phone}">"""


def picture(browser: Browser, address: str, scheme: str) -> bytes:
    """The picture as WebP, which Chromium itself can write; the same site gives the same bytes."""
    at_desk = _seen(browser, address, "", DESK, scheme)
    on_phone = _seen(browser, address, "steps/3-billing/", PHONE, scheme)
    page = browser.new_page(viewport={"width": 1250, "height": 720}, device_scale_factor=SHARPNESS)
    page.set_content(FRAME.format(desk=DESK[0], phone=PHONE[0], at_desk=at_desk, on_phone=on_phone))
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setDefaultBackgroundColorOverride", {"color": {"r": 0, "g": 0, "b": 0, "a": 0}})
    taken = tools.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    page.close()
    return b64decode(taken["data"])


def _seen(browser: Browser, address: str, path: str, size: tuple[int, int], scheme: str) -> str:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=SHARPNESS,
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page.goto(address + path, wait_until="networkidle")
    taken = page.screenshot()
    page.close()
    return b64encode(taken).decode()


def main() -> int:
    site = Path("site")
    if not (site / "index.html").exists():
        print("site/ holds no site. Run `make build` first.", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    with served(site) as address, chromium() as browser:
        for scheme in SCHEMES:
            path = FOLDER / f"site-{scheme}.webp"
            path.write_bytes(picture(browser, address, scheme))
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.1f} kB")
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
