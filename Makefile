# Each target makes its own environment first; nothing needs to be installed by hand but Python 3.11 or newer.
# The steps stand in tools/, so that this file works in any folder, whatever its name.

PORT ?= 8000
PYTHON := .venv/bin/python
THUANNA := $(PYTHON) -m thuanna
PYTEST := $(PYTHON) -m pytest

.DEFAULT_GOAL := help
.PHONY: help demo run test check bench test-server faults lock environment

help: ## list the targets
	@echo 'ถ้วนหน้า · make TARGET'
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  \1\t\2/p' Makefile | expand -t 16

demo: environment ## start the site with three invented towns (PORT=8000); Ctrl-C stops all
	@$(THUANNA) serve --demo --port $(PORT)

run: environment ## start the site without demo data (PORT=8000); Ctrl-C stops all
	@$(THUANNA) serve --port $(PORT)

test: environment ## all checks and tests; what .ci/run calls
	@sh tools/test-programs.sh
	@$(MAKE) --no-print-directory check
	@$(PYTEST) -n 2

check: environment ## style, types, the arrows between tiers, the rules and their worked cases
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(THUANNA) rules check

bench: environment ## every benchmark beside its floor
	@$(THUANNA) bench all

test-server: environment ## the tests on Debian's PostgreSQL instead of the embedded one
	@sh tools/test-programs.sh postgresql
	@$(PYTHON) tools/server_for_tests.py $(PYTEST) -n 2

faults: environment ## kill processes and pull plugs, at length: THUANNA_FAULTS rounds of each (25)
	@THUANNA_FAULTS=$${THUANNA_FAULTS:-25} $(PYTEST) tests/faults

lock: ## choose the versions anew and write requirements.lock
	@sh tools/bootstrap.sh uv lock --upgrade
	@sh tools/bootstrap.sh uv export --quiet --no-emit-project --all-groups -o requirements.lock

environment:
	@sh tools/bootstrap.sh
