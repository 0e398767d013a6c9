# Everything a newcomer needs; `make` alone prints this list.
PYTHON ?= python3
BIN := .venv/bin
GOLD ?= ../shared/gold

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format eval bench docs lock clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

setup: .venv/ready  ## make .venv with everything Khabar, its tests and its docs need

.venv/ready: pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup  ## compare the four sample reports and show the result
	$(BIN)/khabar compare samples/*.txt --html demo.html
	@echo "The same as a page: demo.html"

test: setup  ## run every test (browser tests need Debian's chromium and skip without it)
	$(BIN)/python -m pytest -n auto

check: setup  ## format, lint, types, import rules, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/mkdocs build --strict --quiet --site-dir build/site

format: setup  ## put every file in the house's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: setup  ## score everything against the gold in GOLD, one table; fails under evaluation/floors.toml
	$(BIN)/python -m evaluation --gold $(GOLD)

bench: setup  ## what each step costs
	$(BIN)/python -m evaluation.bench
	$(BIN)/python -m evaluation.bench_link

docs: setup  ## serve the documentation on localhost
	$(BIN)/mkdocs serve

lock: setup  ## pin the development environment anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --group dev --generate-hashes pyproject.toml -o requirements/dev.txt

clean:  ## remove what these commands made
	rm -rf .venv build demo.html .pytest_cache .mypy_cache .ruff_cache .hypothesis
