# `make` runs all checks in the environment that the README's test command makes.
VENV ?= .venv-test
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
AS_OF := 2026-11-22

.PHONY: all lint types layers test index format bench demo check

all: lint types layers test check

$(PYTHON): pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/pip install -q -e '.[dev]'
	touch $(PYTHON)

lint: $(PYTHON)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(PYTHON)
	$(BIN)/mypy

layers: $(PYTHON)
	$(BIN)/lint-imports --no-logo

test: $(PYTHON)
	$(PYTHON) -m pytest -q -n 2

# The model company under `policies/` passes its own linter.
check: $(PYTHON)
	$(BIN)/cxlint check

# After adding, renaming or moving a rule.
index: $(PYTHON)
	$(PYTHON) -m cxlint.rules

format: $(PYTHON)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(PYTHON)
	$(PYTHON) benchmarks/run.py
	$(PYTHON) benchmarks/loader.py

# Exits 1: the example company has findings.
demo: $(PYTHON)
	-$(BIN)/cxlint check --as-of $(AS_OF) examples/harbour-bank
