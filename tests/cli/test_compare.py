"""`khabar compare`: groups, the four forms of output, and files that are never overwritten."""

import json

import pytest

from khabar.cli import compare


def test_json_is_one_line_for_all_articles(khabar, samples):
    done = khabar("compare", *samples, "--json")
    assert done.exit_code == 0
    comparison = json.loads(done.stdout)
    assert set(comparison) >= {
        "group",
        "articles",
        "alignments",
        "copies",
        "origins",
        "independent_origins",
        "claims",
        "conflicts",
        "people",
        "drifts",
        "timeline",
    }
    assert len(comparison["articles"]) == 4


def test_each_group_is_one_line_in_the_order_they_come(khabar, wire):
    done = khabar("compare", wire, "--json")
    assert done.exit_code == 0
    comparisons = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["group"], one["articles"]) for one in comparisons] == [
        ("port", ["p1", "p2"]),
        ("2", ["d1", "d2"]),
        ("", ["x1"]),
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_readable_view_names_every_outlet(khabar, samples, lang):
    done = khabar("compare", *samples, "--lang", lang)
    assert done.exit_code == 0
    for outlet in ("المرسى اليومية", "بوابة الضفاف", "أصداء الساحل", "جريدة السنبلة"):
        assert outlet in done.stdout
    assert "\x1b" not in done.stdout


def test_a_page_is_written_beside_the_view_and_said_where(khabar, pair, tmp_path):
    page = tmp_path / "out.html"
    done = khabar("compare", *pair, "--html", page)
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1] == f"khabar: wrote {page}"
    html = page.read_text(encoding="utf-8")
    assert "<html" in html
    assert "سقط سبعة قتلى" in html
    assert "2 outlets" in done.stdout
    assert [path.name for path in tmp_path.glob("*.*")] == ["out.html"]


def test_markdown_alone_is_printed_instead_of_the_view(khabar, pair):
    before, after = khabar("compare", *pair, "--markdown"), khabar("compare", "--markdown", *pair)
    assert before.exit_code == after.exit_code == 0
    assert before.stdout == after.stdout
    assert before.stdout.startswith("# ")


def test_markdown_with_a_path_is_written(khabar, pair, tmp_path):
    path = tmp_path / "out.md"
    done = khabar("compare", *pair, "--markdown", path)
    assert done.exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_all_forms_at_once(khabar, pair, tmp_path):
    done = khabar("compare", *pair, "--json", "--html", tmp_path / "a.html", "--markdown", tmp_path / "a.md")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["articles"]
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["a.html", "a.md"]


def test_an_existing_output_is_replaced_whole(khabar, pair, tmp_path):
    page = tmp_path / "out.html"
    page.write_text("x" * 10_000_000, encoding="utf-8")
    assert khabar("compare", *pair, "--html", page).exit_code == 0
    assert "xxxx" not in page.read_text(encoding="utf-8")


@pytest.fixture
def pages(tmp_path):
    """Two HTML reports, which an output file could be mistaken for."""
    for name, words in (("a.html", "سبعة قتلى"), ("b.html", "تسعة قتلى")):
        text = (
            f"<html><body><article><p>سقط {words} في حريق اندلع أمس في ميناء مرسى الدانة.</p></article></body></html>"
        )
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "link.html").symlink_to(tmp_path / "a.html")
    return tmp_path


@pytest.mark.parametrize(
    ("sources", "output"),
    [
        (["a.html", "b.html"], "b.html"),
        (["a.html", "b.html"], "./a.html"),
        (["."], "b.html"),
        (["link.html", "b.html"], "a.html"),
    ],
)
def test_an_input_is_never_overwritten(khabar, pages, monkeypatch, sources, output):
    monkeypatch.chdir(pages)
    before = {path.name: path.read_bytes() for path in pages.iterdir()}
    done = khabar("compare", *sources, "--html", output)
    assert done.exit_code == 2
    assert "one of the files to read" in " ".join(done.stderr.split())
    assert {path.name: path.read_bytes() for path in pages.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--html", "out.txt"], "should end in .html or .htm"),
        (["--html", "no-such-folder/out.html"], "no folder"),
        (["--markdown=out.html"], "should end in .md"),
        (["--json", "--markdown"], "both print"),
        (["--lang", "fr"], "'en', 'ar'"),
    ],
)
def test_misuse_is_told_before_any_work(khabar, pair, monkeypatch, tmp_path, arguments, words):
    monkeypatch.chdir(tmp_path)
    done = khabar("compare", *pair, *arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.glob("*.*")) == []


def test_one_article_cannot_be_compared(khabar, pair):
    done = khabar("compare", pair[0])
    assert done.exit_code == 2
    assert done.stderr == "khabar: a comparison needs two articles of one happening; 1 could be read\n"


def test_one_article_left_after_failures_is_exit_code_one(khabar, pair, tmp_path):
    done = khabar("compare", pair[0], tmp_path / "missing.txt")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 2


def test_a_group_whose_comparison_fails_does_not_lose_the_others(khabar, wire, monkeypatch):
    real = compare.engine.compare_documents

    def fail_on_port(documents, *, group="", as_of=""):
        if group == "port":
            raise ValueError("broken")
        return real(documents, group=group, as_of=as_of)

    monkeypatch.setattr("khabar.engine.compare_documents", fail_on_port)
    done = khabar("compare", wire, "--json")
    assert done.exit_code == 1
    assert [json.loads(line)["group"] for line in done.stdout.splitlines()] == ["2", ""]
    assert "group port: the comparison failed" in done.stderr


def test_a_page_that_cannot_be_written_leaves_nothing_behind(khabar, pair, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("khabar.cli.output.Path.replace", fail)
    done = khabar("compare", *pair, "--html", tmp_path / "out.html")
    assert done.exit_code == 2
    assert "No space left" in done.stderr
    assert list(tmp_path.glob("*.*")) == []
