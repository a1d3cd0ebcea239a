# `make` runs all checks in the environment that the README's test command makes.
VENV ?= .venv-test
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
AS_OF := 2026-11-22

.PHONY: all lint types layers test index law catalogue pages mutate format bench demo check

all: lint types layers test check

READY := $(VENV)/ready

$(READY): pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/pip install -q -e '.[dev]' -e ./plugins/cxlint-law
	touch $(READY)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports --no-logo

test: $(READY)
	$(PYTHON) -m pytest -q -n 2

# The model company under `policies/` passes its own linter.
check: $(READY)
	$(BIN)/cxlint check --as-of $(AS_OF)

# After adding, renaming or moving a rule.
index: $(READY)
	$(PYTHON) scripts/index_rules.py

# After changing a fact of the law plugin.
law: $(READY)
	$(PYTHON) scripts/law_facts.py

# After changing the words of a rule or a report: bring the translations up to date; what is missing is listed.
catalogue: $(READY)
	$(PYTHON) scripts/catalogue.py

# After changing a rule: its page under docs/rules/.
pages: $(READY)
	$(PYTHON) scripts/rule_pages.py

# How many small mistakes in the rules their own cases notice; those that slip through are listed.
mutate: $(READY)
	$(PYTHON) scripts/mutate_rules.py --list

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)
	$(PYTHON) -m benchmarks.run
	$(PYTHON) -m benchmarks.loader

# Exits 1: the example company has findings.
demo: $(READY)
	-$(BIN)/cxlint check --as-of $(AS_OF) examples/harbour-bank
