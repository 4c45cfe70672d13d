# Every wish is one word. `make` alone lists them.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
DEV := .venv/.dev
RUNTIME := .venv/.runtime
BUILT := raadslag/web/static/built/.built
MESSAGES := raadslag/web/locale/da/LC_MESSAGES/django.mo
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
.DEFAULT_GOAL := help
.PHONY: help setup demo demo-real test check fix accuracy samples bench-reading bench-writing fuzz-reading fuzz-writing messages pictures lock clean

help: ## list the words
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(DEV) $(BUILT) $(MESSAGES) ## install all that developing needs, into this folder

demo: $(RUNTIME) $(BUILT) $(MESSAGES) ## serve three invented municipalities on 127.0.0.1:8000
	@$(BIN)/python -m tools.run_demo

demo-real: $(RUNTIME) $(BUILT) $(MESSAGES) ## the same with the documents of ../shared/minutes
	@$(BIN)/python -m tools.run_demo --real

test: $(DEV) $(BUILT) $(MESSAGES) check ## every test and every rule of the house
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	@$(BIN)/python -m tools.without_django

check: $(DEV) $(MESSAGES) ## lint, types, rooms, migrations: no test is run
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m raadslag.manage makemigrations --check --dry-run

fix: $(DEV) ## put right what a machine can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

accuracy: $(DEV) ## facts found, missed and extra, for every sample, old against new
	@$(BIN)/python -m tools.accuracy

samples: $(DEV) ## print the samples and the demo archive anew
	$(BIN)/python -m tools.write_samples
	$(BIN)/python -m tools.write_demo

bench-reading: $(DEV) ## what reading a PDF costs, as ratios, in one run
	@$(BIN)/python -m bench.reading

bench-writing: $(DEV) $(BUILT) $(MESSAGES) ## what writing a PDF costs, as ratios, and what the workbench's pages and autosave do
	@$(BIN)/python -m bench.writing
	@$(BIN)/python -m bench.site

fuzz-reading: $(DEV) ## feed the reader broken documents for ten minutes
	@$(BIN)/python -m tools.fuzz_reading

fuzz-writing: $(DEV) ## write minutes and read them again for ten minutes
	@$(BIN)/python -m tools.fuzz_writing

messages: $(DEV) ## collect the texts to translate
	$(BIN)/python -m tools.messages update

pictures: setup ## take the README's pictures anew
	RAADSLAG_PICTURES=1 $(BIN)/python -m pytest tests/browser/test_pictures.py

lock: $(DEV) ## pin the packages of requirements*.in
	$(PIP) install uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --custom-compile-command "make lock" requirements.in -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --custom-compile-command "make lock" requirements-dev.in -o requirements-dev.lock

clean: ## remove what was built and installed; data in var/ stays
	rm -rf .venv node_modules raadslag/web/static/built .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# --- what stands behind the words -------------------------------------------------------------------------------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Raadslag needs Python 3.11 or newer; name it: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv

$(RUNTIME): requirements.lock | .venv/bin/python
	@echo "Installing the Python packages …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --editable .
	@touch $@

$(DEV): requirements-dev.lock requirements.lock | .venv/bin/python
	@echo "Installing the Python packages …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --editable .
	@touch $@ $(RUNTIME)

node_modules/.installed: package-lock.json
	@command -v npm >/dev/null || { echo "The front-end is built with Node 20 or newer: install Node and npm."; exit 1; }
	@npm ci --silent --ignore-scripts
	@touch $@

$(BUILT): node_modules/.installed tools/build_assets.mjs $(wildcard raadslag/web/styles/*) $(wildcard raadslag/web/scripts/*) $(wildcard raadslag/web/scripts/*/*)
	@npm run --silent build
	@touch $@

$(MESSAGES): raadslag/web/locale/da/LC_MESSAGES/django.po | $(RUNTIME)
	@$(BIN)/python -m tools.messages compile
	@touch $@
