"""Articles for the command line to read, and a way to run it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from khabar.cli.app import app

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def khabar():
    """Run `khabar` with some arguments in this process."""
    runner = CliRunner()

    def _run(*arguments, stdin=None):
        return runner.invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="khabar")

    return _run


@pytest.fixture
def samples():
    """The four sample reports."""
    return sorted(SAMPLES.glob("*.txt"))


@pytest.fixture
def pair(tmp_path):
    """Two short reports of one happening, in a folder of their own: quick to compare."""
    folder = tmp_path / "pair"
    folder.mkdir()
    texts = {
        "أ": "سقط سبعة قتلى في حريق اندلع أمس في ميناء مرسى الدانة.",
        "ب": "قتل تسعة أشخاص في حريق بميناء مرسى الدانة أمس.",
    }
    for number, (outlet, text) in enumerate(texts.items()):
        (folder / f"{number}.txt").write_text(f"outlet: {outlet}\npublished: 2026-05-14\n---\n{text}", encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture
def wire(tmp_path):
    """Two reports of one happening in group "port", two of another in group 2, one without a group."""
    articles = [
        {"id": "p1", "outlet": "أ", "group": "port", "text": "أغلقت السلطات ميناء مرسى الدانة حتى الأحد المقبل."},
        {"id": "p2", "outlet": "ب", "group": "port", "text": "قال الوزير إن ميناء مرسى الدانة مغلق حتى الأحد المقبل."},
        {"id": "d1", "outlet": "أ", "group": 2, "text": "افتتح وزير الزراعة معرض التمور في ميران بمشاركة 140 عارضا."},
        {"id": "d2", "outlet": "ب", "group": 2, "text": "انطلق معرض التمور في ميران بمشاركة 120 عارضا من 17 دولة."},
        {"id": "x1", "outlet": "ج", "text": "فاز فريق الساحل على ضيفه النجم بهدفين دون رد."},
    ]
    path = tmp_path / "wire.jsonl"
    lines = [json.dumps({**article, "published": "2026-05-14"}, ensure_ascii=False) for article in articles]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
