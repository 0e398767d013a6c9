"""The command as a process: pipes, exit codes, signals, encodings, and how fast it starts."""

import json
import os
import pty
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from khabar.cli import main; main()"]
LINE = {"text": "قال وزير النقل إن ميناء مرسى الدانة مغلق حتى الأحد المقبل.", "published": "2026-05-14"}


def run(*arguments, **options):
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, timeout=120, **options)


def lines(count):
    return "".join(json.dumps({**LINE, "id": str(number)}, ensure_ascii=False) + "\n" for number in range(count))


def test_what_is_piped_in_comes_out_and_nothing_else():
    done = run("annotate", "-", "--json", input=lines(70).encode())
    assert done.returncode == 0
    assert done.stderr == b""
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == [str(n) for n in range(70)]


@pytest.mark.parametrize("arguments", [("annotate", "-", "--json"), ("compare", "-", "--json")])
def test_a_reader_that_goes_away_is_no_traceback(arguments):
    with subprocess.Popen(
        [*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        _, process.stdout = process.stdout, None
        _, errors = process.communicate(lines(40).encode(), timeout=120)
    assert process.returncode == 141
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "annotate", "-", "--json"],
            input=lines(3).encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr == b"khabar: the output cannot be written (No space left on device)\n"


@pytest.mark.skipif(os.name != "posix", reason="shell redirection")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 1), (">&-", 0), (">&- 2>&-", 0)])
def test_closed_streams_are_no_traceback(tmp_path, closed, code):
    source = "-" if closed == "<&-" else tmp_path / "a.jsonl"
    (tmp_path / "a.jsonl").write_text(lines(1), encoding="utf-8")
    line = f"{shlex.join([*COMMAND, 'annotate', str(source), '--json'])} {closed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, timeout=60)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_the_first_articles_come_out_before_the_stream_ends():
    with subprocess.Popen(
        [*COMMAND, "annotate", "-", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdin.write(lines(130).encode())  # two batches, and less than a pipe holds
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "0"
        process.kill()


def test_ctrl_c_ends_quietly(tmp_path):
    with subprocess.Popen(
        [*COMMAND, "annotate", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background shell leaves it ignored
    ) as process:
        process.stdin.write(lines(130).encode())  # two batches: the first is printed while it waits for more
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_a_terminal_shows_progress_and_the_output_stays_clean(tmp_path):
    """The reader of the errors is a terminal, the reader of the output a file: no article may end up on the terminal."""
    source = tmp_path / "many.jsonl"
    source.write_text(lines(600), encoding="utf-8")
    leader, follower = pty.openpty()
    done = subprocess.Popen([*COMMAND, "annotate", source, "--json"], stdout=subprocess.PIPE, stderr=follower)
    os.close(follower)
    output, _ = done.communicate(timeout=120)
    shown = _drained(leader)
    assert len(output.decode().splitlines()) == 600
    assert b'"sentences"' not in shown
    if b"Annotating" not in shown:
        pytest.skip("this machine annotates 600 articles before a second has passed")


def test_output_is_utf8_whatever_the_locale(tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("أعلنت هيئة الموانئ إغلاق الرصيف الشمالي.", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for arguments in (("--json",), ()):
        done = run("annotate", source, *arguments, env=environment)
        assert done.returncode == 0
        assert "الرصيف الشمالي" in done.stdout.decode("utf-8")


def test_a_lone_surrogate_in_json_is_printed_as_a_replacement_character():
    done = run(
        "annotate", "-", "--json", input=json.dumps({**LINE, "text": LINE["text"] + " \ud800", "id": "a"}).encode()
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"].endswith("\ufffd")


def test_help_loads_neither_engine_nor_numpy():
    code = (
        "import sys; sys.argv = ['khabar', '--help']; from khabar.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'khabar.engine', 'numpy', 'trafilatura', 'jinja2', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_installed_command_is_this_one():
    script = Path(sys.executable).with_name("khabar")
    if not script.exists():
        pytest.skip("khabar is not installed in this environment")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("khabar ")


def _drained(leader):
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # Linux: the other side is closed
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    return shown
