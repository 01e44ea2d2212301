# make run     the editor on the sample map (without a screen: the map drawn and its backlog exported into out/)
# make test    the tests
# make setup   only what both begin with: an environment of its own in .venv, the program at .venv/bin/journeymapper
# make lint types layers bench soak catalogue lock clean

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV   := .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python
STAMPS := $(VENV)/.stamps
SAMPLE := resources/samples/garden-furniture.journey
# English stands in the code itself.
LANGUAGES := es
PO     := $(wildcard resources/translations/*.po)

.PHONY: help setup run test lint format types layers bench bench-table soak catalogue lock clean

help:
	@sed -n 's/^# //p' Makefile | head -4

setup: $(STAMPS)/translations
	@$(PY) packaging/check_qt.py

run: setup
	@if [ "$$(uname -s)" != Linux ] || [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	  exec $(BIN)/journeymapper $(SAMPLE); \
	else \
	  mkdir -p out; \
	  for kind in png svg pdf xlsx; do \
	    QT_QPA_PLATFORM=offscreen $(BIN)/journeymapper export $(SAMPLE) out/garden-furniture.$$kind; \
	  done; \
	  echo "There is no screen here, so the sample map was drawn and its backlog exported instead:"; \
	  ls -1 out/garden-furniture.*; \
	fi

# One worker a core; a file's tests stay together, since they share what is dear to make. In their own order: the few long
# ones (contracts, e2e) come first and so none is left for one worker alone at the end. The tests start hundreds of
# programs: compiled once, also where the environment forbids Python to do so by itself.
test: setup
	@$(PY) -m compileall -q -j 0 journeymapper tests
	$(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: setup
	$(BIN)/ruff check .

format: setup
	$(BIN)/ruff check --fix .

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

bench: setup
	$(PY) -m tests.bench $(NAMES)

# The figures of the last `make bench`, put into the README.
bench-table:
	$(PY) -m tests.bench.table

# All of the long runs, or of some files only: make soak NAMES=tests/e2e/kills
soak: setup
	$(PY) -m pytest -s -m soak --hypothesis-profile=soak $(NAMES)

# Brings each .po up to the messages that the code holds now; what is new is left for a translator.
catalogue: setup
	$(PY) packaging/catalogue.py $(LANGUAGES)

lock: setup
	$(PY) packaging/lock.py $(if $(UPGRADE),--upgrade)

clean:
	rm -rf $(VENV) build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find journeymapper tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f resources/translations/*.mo

# ---- the environment, made in three steps; each has a stamp, so that a second make is instant ----

$(PY):
	@bash packaging/make_venv.sh $(VENV)

$(STAMPS)/packages: packaging/requirements/dev.txt | $(PY)
	@echo "Installing the packages of $< …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/project: $(STAMPS)/packages pyproject.toml packaging/build_hook.py
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/translations: $(STAMPS)/project $(PO)
	@$(PY) packaging/build_hook.py
	@touch $@
