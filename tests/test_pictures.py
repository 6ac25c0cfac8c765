"""Hold the pictures in README.md to what the bot shows today."""

import re
import shutil
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("the pictures are made on Unix", allow_module_level=True)

from pictures import PICTURES, SCENES, Look, Scene, browser, main, photograph, shown, tab
from readme import ROOT

README = (ROOT / "README.md").read_text("utf-8")
NAMED = {path: words for words, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)}
# Of a sentence: “a picture” or the file's name would say nothing.
WORDS = 5


def test_readme_shows_every_scene_and_no_other_picture():
    assert sorted(NAMED) == sorted(f"tests/pictures/{scene.name}.png" for scene in SCENES)


def test_there_is_no_picture_that_is_not_shown():
    assert sorted(file.stem for file in PICTURES.glob("*.png")) == sorted(scene.name for scene in SCENES)


@pytest.mark.parametrize("path", NAMED)
def test_each_picture_is_a_small_png(path):
    picture = (ROOT / path).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n")
    assert len(picture) < 150_000


@pytest.mark.parametrize("path", NAMED)
def test_each_picture_has_words_for_those_who_do_not_see_it(path):
    assert len(NAMED[path].split()) >= WORDS


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_what_is_on_the_picture_is_what_the_bot_shows(scene: Scene):
    recorded = (PICTURES / f"{scene.name}.jsonl").read_text("utf-8")
    assert await shown(scene) == recorded, "take the pictures anew: python tests/pictures.py"


def test_a_machine_without_a_browser_is_told_what_is_missing(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("There is no Chromium on the PATH, by any of these names: chromium,")


@pytest.mark.skipif(browser() is None, reason="there is no Chromium on the PATH")
async def test_a_picture_is_taken_of_the_page():
    program = browser() or ""
    assert shutil.which(program)
    async with tab(program) as steered:
        assert (await photograph(SCENES[0], Look(), steered)).startswith(b"\x89PNG\r\n")
