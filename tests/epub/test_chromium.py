"""The book in a real browser, at the widths of a phone, an e-reader and a desktop.

One run of Chromium opens every document at every width, each in a frame, and a script in the page that holds the
frames measures them. The pictures in goldens/ are small on purpose: they show hierarchy and white, not glyphs.
TYPESET_BLESS=1 writes them anew.
"""

import html
import io
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from typeset.epub import FontUse
from typeset.epub.setting import heading_turns
from typeset.model.edition import Script
from typeset.preflight.epub import open_book

WIDTHS = (320, 600, 1200)
CASES = ("whole", "taiwan", "japan", "photos-only")

MEASURE = """
const wanted = __WANTED__, found = [];
function lines(node) {
  const walker = node.ownerDocument.createTreeWalker(node, 4), starts = [];
  let offset = 0, last = null;
  while (walker.nextNode()) {
    const data = walker.currentNode.data;
    for (let i = 0; i < data.length; i++, offset++) {
      const range = node.ownerDocument.createRange();
      range.setStart(walker.currentNode, i);
      range.setEnd(walker.currentNode, i + 1);
      const box = range.getClientRects()[0];
      if (!box || !data[i].trim()) continue;
      if (last !== null && box.top > last + box.height / 2) starts.push(offset);
      last = box.top;
    }
  }
  return starts;
}
function measure(frame, what) {
  const doc = frame.contentDocument, root = doc.documentElement;
  const heads = [...doc.querySelectorAll('.kicker, .headline, .deck, .section-head, .slogan')];
  const text = doc.querySelector('.text');
  const styles = node => node ? frame.contentWindow.getComputedStyle(node) : {};
  return {
    ...what,
    inner: root.clientWidth,
    scroll: root.scrollWidth,
    images: [...doc.images].map(image => {
      const box = image.getBoundingClientRect();
      return {left: box.left, right: box.right, width: box.width, height: box.height, natural: image.naturalWidth};
    }),
    heads: heads.map(node => ({text: node.textContent, starts: lines(node)})),
    indent: parseFloat(styles(text).textIndent) / parseFloat(styles(text).fontSize),
    fonts: [...doc.fonts].filter(face => face.status === 'loaded').map(face => face.family.replaceAll('"', '')),
    sizes: ['.headline', '.deck', '.kicker', '.text', 'figcaption', '.byline'].map(
      name => parseFloat(styles(doc.querySelector(name)).fontSize)),
  };
}
async function all() {
  for (const what of wanted) {
    const frame = document.createElement('iframe');
    frame.style.cssText = `width: ${what.width}px; height: 800px; border: 0`;
    const loaded = new Promise(done => frame.onload = done);
    frame.src = `${what.case}/${what.file}`;
    document.body.append(frame);
    await loaded;
    await frame.contentDocument.fonts.ready;
    found.push(measure(frame, what));
    frame.remove();
  }
  const out = document.createElement('pre');
  out.id = 'found';
  out.textContent = JSON.stringify(found);
  document.body.append(out);
}
all();
"""


def chromium(program: str, url: str, *options: str) -> str:
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--virtual-time-budget=20000",
    ]
    flags = ["--allow-file-access-from-files", "--force-device-scale-factor=1", *options, url]
    return subprocess.run(command + flags, capture_output=True, text=True, check=True, timeout=120).stdout


def unpack(data: bytes, folder: Path) -> list[str]:
    zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
    return list(open_book(data).roots)


@pytest.fixture(scope="module")
def shelf(
    bindery: Any, cases: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, list[str]]]:
    """Every book, unpacked."""
    folder = tmp_path_factory.mktemp("shelf")
    return folder, {name: unpack(bindery.bind(cases[name], FontUse.EMBED), folder / name) for name in CASES}


@pytest.fixture(scope="module")
def measured(shelf: tuple[Path, dict[str, list[str]]], need: Callable[[str], str]) -> list[dict[str, Any]]:
    """What Chromium says of every document at every width."""
    program = need("chromium")
    folder, books = shelf
    page = folder / "measure.html"
    wanted = [
        {"case": name, "file": file, "width": width}
        for name, files in books.items()
        for file in files
        for width in WIDTHS
    ]
    script = MEASURE.replace("__WANTED__", json.dumps(wanted))
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><body><script>{script}</script>", "utf-8")
    dump = chromium(program, page.as_uri(), "--dump-dom")
    found = re.search(r'<pre id="found">(.*?)</pre>', dump, re.S)
    assert found is not None, dump[-2000:]
    measured: list[dict[str, Any]] = json.loads(html.unescape(found[1]))
    return measured


def test_every_document_was_opened_with_its_own_faces(measured: list[dict[str, Any]]) -> None:
    assert {one["width"] for one in measured} == set(WIDTHS)
    assert len(measured) == 3 * (8 + 6 + 4 + 3)
    lead = next(one for one in measured if one["case"] == "whole" and one["file"].endswith("a01.xhtml"))
    assert {"Paper Text", "Paper Head", "Paper Label", "Paper Section"} <= set(lead["fonts"])


def test_nothing_is_wider_than_the_screen(measured: list[dict[str, Any]]) -> None:
    for one in measured:
        assert one["inner"] == one["width"]
        assert one["scroll"] <= one["inner"], one


def test_pictures_are_in_view_in_their_own_shape(measured: list[dict[str, Any]]) -> None:
    images = [(one, image) for one in measured for image in one["images"]]
    assert len(images) == 3 * (1 + 1 + 1 + 1 + 2)
    for one, image in images:
        assert image["natural"] > 0, one
        assert 0 <= image["left"] < image["right"] <= one["inner"], one
        assert 0 < image["height"] <= 800, one


def test_heads_are_turned_at_phrases(measured: list[dict[str, Any]]) -> None:
    scripts = {"whole": Script.CN, "taiwan": Script.TW, "japan": Script.JP, "photos-only": Script.CN}
    turns = 0
    for one in measured:
        for head in one["heads"]:
            text = head["text"]
            allowed = heading_turns(text, scripts[one["case"]])
            assert set(head["starts"]) <= allowed, (one["file"], one["width"], head)
            turns += len(head["starts"])
    assert turns >= 4


def test_text_is_indented_as_its_region_does(measured: list[dict[str, Any]]) -> None:
    indents = {(one["case"], one["indent"]) for one in measured if one["indent"] is not None}
    assert indents == {("whole", 2), ("taiwan", 2), ("japan", 1)}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_headline_leads(width: int, measured: list[dict[str, Any]]) -> None:
    (lead,) = (
        one for one in measured if (one["case"], one["file"], one["width"]) == ("whole", "EPUB/a01.xhtml", width)
    )
    headline, deck, kicker, text, caption, byline = lead["sizes"]
    assert headline >= 1.6 * text
    assert headline > 1.4 * deck > 1.4 * kicker >= 1.4 * text > 1.4 * byline >= 1.4 * caption


@pytest.mark.parametrize(("file", "width"), [("a02", 320), ("title", 320), ("page-01", 600)])
def test_a_page_looks_as_it_did(
    file: str, width: int, shelf: tuple[Path, dict[str, list[str]]], need: Callable[[str], str], tools: Any
) -> None:
    program = need("chromium")
    folder = shelf[0]
    frame = folder / f"look-{file}.html"
    frame.write_text(
        f'<!DOCTYPE html><body style="margin:0"><iframe src="whole/EPUB/{file}.xhtml" '
        f'style="width:{width}px;height:640px;border:0"></iframe>'
    )
    shot = folder / f"{file}.png"
    chromium(program, frame.as_uri(), f"--screenshot={shot}", f"--window-size={max(width, 500)},640")
    seen = Image.open(shot).convert("L").crop((0, 0, width, 640)).resize((width // 5, 128), Image.Resampling.BOX)
    golden = tools.goldens / f"{file}-{width}.png"
    if os.environ.get("TYPESET_BLESS"):
        golden.parent.mkdir(exist_ok=True)
        seen.save(golden, optimize=True)
    apart = ImageStat.Stat(ImageChops.difference(seen, Image.open(golden).convert("L")))
    assert apart.mean[0] < 2.5, f"{shot} is not {golden}: {apart.mean[0]:.1f} levels apart"
