# Every command runs in the project's own environment, .venv; `make` alone lists the targets.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
JOBS ?= 2
# Tests of deadlines, and of whole servers: they run alone, the others side by side.
CLOCKED := $(wildcard $(addprefix tests/,test_benchmarks*.py test_deploy.py test_server_*.py \
	test_store_compliance.py test_store_pool*.py test_store_remote.py test_store_writer*.py w3c))
.DEFAULT_GOAL := help

.PHONY: help demo test lint types unit soak train docs build clean system-packages

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/run ## install, build the graph from data/, serve it on port 8000
	@$(BIN)/cbris build
	@$(BIN)/cbris serve --port $(PORT)

test: system-packages lint types unit ## linters, types and all tests

lint: .venv/dev ## ruff, check and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev ## mypy, strict
	$(BIN)/mypy

unit: .venv/dev ## the tests, with line and branch coverage
	$(BIN)/coverage erase
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --cov --cov-report= --cov-fail-under=0 \
		$(addprefix --ignore=,$(CLOCKED)) tests
	$(BIN)/coverage run --append -m pytest $(CLOCKED)
	$(BIN)/coverage report

soak: .venv/dev ## the long checks and all figures, into docs/measurements.md
	$(BIN)/python -m pytest -m soak
	$(BIN)/python -m benchmarks.measurements

train: .venv/dev ## the model that reads references, from the folder that CBRIS_SHARED names
	$(BIN)/python -m cbris.loaders.text.references.training

docs: .venv/dev ## write the pages that are made from the program, and docs/site
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/terms.py

build: .venv/dev ## the wheel, into dist/
	rm -rf build dist # setuptools would put deleted files from build/lib into the wheel
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean: ## remove the environment and everything that was built
	rm -rf .venv .cache build dist cbris.egg-info .mypy_cache .pytest_cache .ruff_cache .coverage .coverage.*

# Java and its libraries are wanted by some tests only: installed here for CI, by hand elsewhere.
system-packages:
	@if [ "$$CI" = true ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		packages=$$(grep -v '^#' .ci/system-packages); \
		dpkg -s $$packages >/dev/null 2>&1 || { apt-get -qq update && \
		DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $$packages; } >/dev/null; \
	fi

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: pyproject.toml | .venv/bin/python
	@echo "Installing CBRIS and what it needs into .venv (about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: pyproject.toml | .venv/bin/python
	@echo "Installing CBRIS and its tools into .venv (about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/run
