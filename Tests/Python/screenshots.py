"""Takes pictures of a built portal.

Usage: screenshots.py OUTPUT HEADERS FOLDER          the README's: home, an article, and the article on a phone
       screenshots.py OUTPUT HEADERS FOLDER --all    every kind of page, both widths, light and dark
"""

import io
import pathlib
import sys

from PIL import Image

from portal import chromium, pages_by_kind, served

OUTPUT, HEADERS, FOLDER = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).read_text(), pathlib.Path(sys.argv[3])
LIMIT = 200_000  # bytes


def take(browser, url, name, width, height, scheme="light", scale=1, whole=False):
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme=scheme,
        reduced_motion="reduce", locale="nl-NL")
    page = context.new_page()
    page.goto(url, wait_until="load")
    picture = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    context.close()
    if not whole:
        # Flat colours: 128 of them look the same and weigh a third.
        picture = picture.quantize(128, dither=Image.Dither.NONE)
    file = FOLDER / f"{name}.png"
    picture.save(file, optimize=True)
    size = file.stat().st_size
    print(f"{file} {size} bytes")
    if size > LIMIT and not whole:
        sys.exit(f"error: {file} is over {LIMIT} bytes")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = dict(pages_by_kind(OUTPUT))
    with served(OUTPUT, HEADERS) as origin, chromium() as browser:
        if "--all" in sys.argv:
            for name, path in pages.items():
                for width in (360, 1280):
                    for scheme in ("light", "dark"):
                        label = f"{name.replace(', ', '-').replace(' ', '-')}-{width}-{scheme}"
                        take(browser, origin + path, label, width, 900, scheme, whole=True)
            return
        article = origin + "/artikelen/patientslikeme-wat-delen-patienten/"
        take(browser, origin + "/", "home", 1280, 900)
        take(browser, article, "article", 1280, 900)
        take(browser, article, "phone", 360, 720, "dark", scale=2)


main()
