# `make` alone lists the targets. Everything runs in an environment of its own, .venv, which the targets make themselves.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help demo test check docs docs-check dist-check fuzz install install-test lint types contracts unit all-tests gold-check score explain bench bench-checks soak baseline review-demo screenshots snapshots clean lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-zA-Z_-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: install ## install everything and run the main job: extract corpus/, score against gold/
	@mkdir -p out
	$(BIN)/factextract extract corpus/texts -f jsonl -o out/claims.jsonl
	@echo
	@echo "The claims of one article, corpus/texts/harbour-bridge-budget.txt:"
	@echo
	$(BIN)/factextract extract corpus/texts/harbour-bridge-budget.txt
	@echo
	$(BIN)/factextract score out/claims.jsonl --gold gold --corpus corpus/texts --no-gates
	$(BIN)/factextract score out/claims.jsonl --gold gold --corpus corpus/texts --no-gates -f md -o out/score.md
	@echo
	$(BIN)/factextract report corpus/texts -o out/report.html
	@echo
	@echo "Written: out/claims.jsonl, out/score.md"
	@echo "The claim report, to open in a browser: $(CURDIR)/out/report.html"

test: install-test lint types contracts gold-check all-tests ## install what tests need and run all of them

check: ## the fast part: lint, types, contracts, and the tests without the slow ones (needs `make test` once)
	@$(MAKE) --no-print-directory lint types contracts gold-check
	$(PYTEST) -q -n 2 -m "not slow" tests

$(VENV)/made: .ci/requirements/demo.txt
	$(PYTHON) -c 'import sys; sys.exit("factextract needs Python 3.10 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 10) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements/demo.txt
	@touch $@

$(VENV)/tests-made: $(VENV)/made .ci/requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements/test.txt
	@touch $@

install: $(VENV)/made ## make the environment and install factextract into it
	@$(BIN)/python -c "import factextract" 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .

install-test: $(VENV)/tests-made install ## install what the tests need

lint: ## style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: ## strict types
	$(BIN)/mypy

contracts: ## import contracts: no upward import, no circle
	$(BIN)/lint-imports

gold-check: ## validate the gold: checksums, spans, decimals, types, links
	$(BIN)/factextract gold validate gold --corpus corpus/texts

all-tests: ## every test
	$(PYTEST) -q -n 2 tests

score: install ## score the corpus against gold, every error listed
	$(BIN)/factextract score --gold gold --corpus corpus/texts --errors 500

docs: install ## write the reference pages anew
	$(RUN) -m factextract.reference

docs-check: install-test ## refuse stale reference pages, perform the tour and the README
	$(RUN) -m factextract.reference --check
	$(PYTEST) -q tests/reference tests/tour tests/test_readme.py

dist-check: install-test ## build wheel and sdist, run the wheel elsewhere, check licences and model
	$(PYTEST) -q tests/packaging

fuzz: install-test ## odd input by grammars, longer than in the tests
	FACTEXTRACT_FUZZ=20000 $(PYTEST) -q tests/fuzz

baseline: install ## accept the scores of today: make baseline REASON="why"
	$(BIN)/factextract score --baseline gold/baseline.jsonl --update-baseline --reason "$(REASON)" -o gold/SCORES.md

review-demo: install-test ## open the review desk on the corpus
	@mkdir -p out
	$(BIN)/factextract review corpus/texts --journal out/review.sqlite

screenshots: install-test ## take the pictures of report and desk anew
	$(RUN) -m tests.review.screenshots

soak: install-test ## read a long stream of new words, watch the memory
	$(RUN) -m tests.benchmarks.soak --articles 20000 --no-context

bench-checks: install-test ## plant errors in generated articles, count how many are found
	$(RUN) -m tests.benchmarks.bench_checks

snapshots: ## write the record snapshots anew; read the difference before you commit it
	$(PYTEST) -q tests/test_snapshots.py --regen-all

bench: install-test ## measure speed side by side; writes tests/benchmarks/RESULTS.md
	$(RUN) -m tests.benchmarks.bench_speed
	$(RUN) -m tests.benchmarks.bench_scoring
	$(RUN) -m tests.benchmarks.bench_readers

clean: ## remove what the targets have made
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

lock: install-test ## write .ci/requirements/*.txt anew (needs uv: pip install uv)
	uv pip compile pyproject.toml .ci/requirements/build.in --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o .ci/requirements/demo.txt
	uv pip compile pyproject.toml .ci/requirements/build.in --extra dev --extra web --extra pdf --extra docx --extra feeds --extra archives --extra tables --extra review --extra checks -c .ci/requirements/demo.txt --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o .ci/requirements/test.txt
