# Dateline. Two commands are enough for most people: make demo, and make test.
# What is installed is remembered in .venv/*.stamp, so nothing is installed twice.

SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= $(shell bash scripts/find_python.sh)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
RUN := OMP_NUM_THREADS=1 $(BIN)

GOLD ?= ../shared/gold
REPORTS ?= ../shared/reports

.PHONY: help setup setup-dev postgres chromium pictures demo test check soak bench bench-long bench-desk eval reference fuzz lock clean

help:  ## Print what each target does.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/assets.stamp  ## Install Dateline into .venv, from the lock file.

setup-dev: $(VENV)/dev.stamp  ## Install the tools for developing as well.

$(VENV)/made.stamp:
	@bash scripts/make_venv.sh "$(PYTHON)" "$(VENV)"
	@touch $@

$(VENV)/run.stamp: $(VENV)/made.stamp requirements.lock pyproject.toml
	@echo "Installing Dateline into $(VENV) ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Installing builds the gazetteer; this builds it again where its pages or what reads them changed.
$(VENV)/places.stamp: $(VENV)/run.stamp $(wildcard src/dateline/gazetteer/*.py src/dateline/gazetteer/pages/* src/dateline/gazetteer/tables/*)
	@$(BIN)/dateline gazetteer build
	@touch $@

# What the desk's pages load in the browser, from npm packages.
$(VENV)/assets.stamp: $(VENV)/places.stamp package-lock.json scripts/assets.mjs scripts/build_assets.sh
	@echo "Building what the desk's pages load ..."
	@bash scripts/build_assets.sh $(BIN)
	@touch $@

$(VENV)/dev.stamp: $(VENV)/assets.stamp requirements-dev.lock
	@echo "Installing the tools for developing ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

postgres:  ## Install Debian's PostgreSQL where there is none: the tests start it.
	@bash scripts/install_postgres.sh

chromium:  ## Install Debian's Chromium where there is none: the tests of the desk drive it.
	@bash scripts/install_chromium.sh

demo: $(VENV)/assets.stamp  ## Read the example reports, print their claims, and make a workspace, a brief and a data set in demo/.
	@for report in examples/reports/*; do \
		echo; echo "==== dateline read $$report"; echo; $(RUN)/dateline read "$$report" || exit 1; done
	@rm -rf demo && mkdir demo
	@echo; echo "==== a workspace of them: demo/work.db"; echo
	@$(RUN)/dateline add examples/reports --into demo/work.db
	@$(RUN)/dateline reconcile demo/work.db
	@echo; echo "==== dateline incidents list demo/work.db --disputed"; echo
	@$(RUN)/dateline incidents list demo/work.db --disputed
	@$(RUN)/dateline brief demo/work.db --from 2014-06-09 --to 2014-06-30 --where Iraq demo/brief
	@$(RUN)/dateline export demo/work.db --as ucdp demo/ged

check: $(VENV)/dev.stamp  ## Check style, types, the direction of imports and the codebook.
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(RUN)/dateline codebook check

test: check postgres chromium  ## Run every check and every test.
	@$(RUN)/python -m pytest --numprocesses auto --dist loadfile

soak: $(VENV)/dev.stamp postgres chromium  ## Run the slow tests: a hundred kills, a hundred thousand reports.
	@$(RUN)/python -m pytest -m slow

fuzz: $(VENV)/dev.stamp  ## Look for inputs that break something, new ones every time, for as long as you say (SECONDS=600).
	@end=$$(( $$(date +%s) + $(or $(SECONDS),600) )); \
	while [ $$(date +%s) -lt $$end ]; do \
		DATELINE_FUZZ=1 $(RUN)/python -m pytest tests/fuzz -k "not hard and not same_bytes" -x || exit 1; done

pictures: $(VENV)/dev.stamp chromium  ## Take the pictures of every view of the desk again, for docs/pictures/desk.
	@DATELINE_PICTURES=1 $(RUN)/python -m pytest tests/desk/browser
	@$(RUN)/python docs/pictures/shrink_desk.py

bench: $(VENV)/places.stamp  ## Measure how fast made-up reports are read, beside others, and put into SQLite: under a minute (ARGS="--json FILE").
	@$(RUN)/python -m benchmarks.speed $(ARGS)

bench-long: $(VENV)/places.stamp  ## The same for records, on 200 reports; what --fast loses (GOLD=dir REPORTS=dir), and the cost of joining.
	@$(RUN)/python -m benchmarks.speed --pages 200 $(ARGS)
	@$(RUN)/python -m benchmarks.against_gold examples/reports \
		$(if $(wildcard $(REPORTS)),--reports "$(REPORTS)") $(if $(wildcard $(GOLD)),--gold "$(GOLD)")
	@$(RUN)/python -m benchmarks.ingest 500
	@$(RUN)/python -m benchmarks.joining

bench-desk: $(VENV)/dev.stamp  ## Measure how long the desk takes over 100,000 made-up incidents, which are made first (WORK=file keeps them).
	@$(RUN)/python -m benchmarks.desk $(if $(WORK),--workspace "$(WORK)")

eval: $(VENV)/places.stamp  ## Score all stages against gold data (GOLD=dir REPORTS=dir) and compare with evals/baselines.json.
	@$(RUN)/python evals/gate.py --gold "$(GOLD)" --reports "$(REPORTS)" --results evals/results

reference: $(VENV)/dev.stamp  ## Write the made pages of docs/reference again, and the README's picture of a run.
	@$(RUN)/python scripts/make_reference.py
	@$(RUN)/python docs/pictures/draw_claims.py

lock:  ## Resolve the lock files again after pyproject.toml changed.
	@bash scripts/lock.sh "$(PYTHON)"

clean:  ## Remove what was installed and built.
	rm -rf $(VENV) demo dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache evals/results node_modules src/dateline/desk/static/vendor
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
