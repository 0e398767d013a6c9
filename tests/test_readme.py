"""The worked example of the README runs as it stands."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_example_from_python_runs_and_finds_what_it_promises():
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", example], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "number" in done.stdout
    assert "يونس الصيرفي ←" in done.stdout
    assert "أمس الأربعاء = 2026-05-13" in done.stdout


def test_what_the_readme_links_to_is_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
