"""`--model`: another network for names, the same everything else."""

import json

import pytest

from khabar.models import profiles

REPORT = (
    "قال الوزير سالم الهاجري إن وفدا من الأمم المتحدة وصل إلى القاهرة أمس.\nوأضاف الهاجري أن الوفد سيزور الخرطوم غدا."
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_the_accurate_model_finds_names_from_end_to_end(khabar, report):
    done = khabar("annotate", report, "--model", "accurate", "--json")
    assert done.exit_code == 0, done.stderr
    document = json.loads(done.stdout)
    found = {(mention["text"], mention["label"]) for mention in document["mentions"]}
    assert {("سالم الهاجري", "PER"), ("القاهرة", "LOC"), ("الأمم المتحدة", "ORG"), ("الخرطوم", "LOC")} <= found
    assert [quotation["speaker_name"] for quotation in document["quotations"]] == ["سالم الهاجري"] * 2


@pytest.mark.parametrize("command", ["cluster", "compare"])
def test_cluster_and_compare_take_the_accurate_model(khabar, pair, command):
    assert khabar(command, *pair, "--model", "accurate", "--json").exit_code == 0


def test_a_missing_library_is_told_in_one_line_that_names_what_to_install(khabar, report, monkeypatch):
    def missing(name):
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(profiles, "import_module", missing)
    profiles.tagger_for.cache_clear()
    done = khabar("annotate", report, "--model", "accurate", "--json")
    profiles.tagger_for.cache_clear()
    assert done.exit_code == 2
    assert done.stdout == ""
    told = [line for line in done.stderr.splitlines() if "onnxruntime" in line]
    assert len(told) == 1
    assert "pip install onnxruntime" in told[0]
    assert "Traceback" not in done.stderr


def test_an_unknown_model_is_misuse(khabar, report):
    assert khabar("annotate", report, "--model", "best").exit_code == 2
