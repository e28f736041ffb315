# typeset: every target is explained by `make` alone.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= build

.DEFAULT_GOAL := help
.PHONY: help editions test check bench bench-copydesk clean

help: ## Print this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

editions: $(VENV)/ready ## Build every folder in editions/ into build/ (PDF, ePub, report)
	$(BIN)/typeset build editions -o $(OUT)

test: $(VENV)/ready-dev ## Run the tests
	$(BIN)/pytest

check: $(VENV)/ready-dev ## Lint, types, layers and tests: what has to pass before anything lands
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(VENV)/ready-dev ## Measure speed, as ratios against a peer in the same run
	$(BIN)/python -m bench

bench-copydesk: $(VENV)/ready-dev ## Measure reassembly on the bench of hard pages
	$(BIN)/python -m bench.copydesk

clean: ## Remove what was generated (build/, caches), and the virtual environment
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The environment is made once and made again when what it is made from changes. Order-only stamps keep `make -j` safe.
$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "typeset needs Python 3.11 or later: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
