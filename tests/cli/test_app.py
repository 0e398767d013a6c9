"""Help, version and documentation: every command and option is explained, with an example that is right."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from khabar import __version__
from khabar.cli.app import app

ROOT = Path(__file__).parents[2]
COMMANDS = typer.main.get_command(app).commands
OPTIONS = [(name, parameter) for name, command in COMMANDS.items() for parameter in command.params]


def documentation():
    return {path: path.read_text(encoding="utf-8") for path in [*ROOT.glob("docs/*.md"), ROOT / "README.md"]}


def test_the_commands_are_these():
    assert sorted(COMMANDS) == [
        "add",
        "annotate",
        "backup",
        "check",
        "cluster",
        "compare",
        "copies",
        "history",
        "judge",
        "people",
        "quotes",
        "search",
    ]


def test_version(khabar):
    done = khabar("--version")
    assert (done.exit_code, done.stdout) == (0, f"khabar {__version__}\n")


def test_no_arguments_show_the_help(khabar):
    assert "Usage: khabar" in khabar().output


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(khabar, name):
    done = khabar(name, "--help")
    assert done.exit_code == 0
    assert len(COMMANDS[name].help.split()) > 8
    assert re.search(rf"Examples:\s+khabar {name} \S", done.stdout)


@pytest.mark.parametrize(
    ("name", "parameter"), OPTIONS, ids=[f"{name} {parameter.name}" for name, parameter in OPTIONS]
)
def test_every_option_and_argument_has_help_text(name, parameter):
    assert (parameter.help or "").strip().endswith(".") or parameter.name == "help"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_options_in_the_examples_exist(name):
    known = {spelling for parameter in COMMANDS[name].params for spelling in parameter.opts}
    for line in COMMANDS[name].epilog.splitlines():
        assert set(re.findall(r"--[a-z][a-z-]*", line)) <= known


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_its_options_stand_in_the_reference(name):
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"## `khabar {name}`" in page
    for parameter in COMMANDS[name].params:
        for spelling in parameter.opts:
            assert not spelling.startswith("--") or spelling in page


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_readme_mentions_every_command(name):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    if len(readme.split()) < 20:
        pytest.skip("the README is not written yet")
    assert f"khabar {name}" in readme


def test_every_command_line_in_the_documentation_uses_options_that_exist():
    known = {spelling for _, parameter in OPTIONS for spelling in parameter.opts} | {"--version", "--help"}
    known |= {"--install-completion", "--show-completion"}
    for path, text in documentation().items():
        for line in re.findall(r"^\s*(?:\$ )?khabar .*--.*$", text, re.MULTILINE):
            words = shlex.split(line.partition("#")[0].replace("[", " ").replace("]", " "))
            used = {word.partition("=")[0] for word in words if word.startswith("--")}
            assert used <= known, f"{path.name}: {line.strip()}"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_the_commands(khabar, monkeypatch, shell):
    monkeypatch.setenv("_KHABAR_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", "khabar an")
    monkeypatch.setenv("COMP_CWORD", "1")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "khabar an")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    assert "annotate" in khabar().stdout
