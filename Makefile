# Every target sets up what it needs in .venv, without root. Another interpreter: make test PYTHON=python3.12
PYTHON ?= python3
WORKERS ?= auto
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := $(VENV)-lock/bin/uv

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench docs reports lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

setup: $(READY)  ## install everything that the lock names into .venv

$(READY): requirements.lock pyproject.toml setup.py $(wildcard src/cimcheck/reading/*.[ch])
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo '需要 Python 3.11 或更高版本；可用 make PYTHON=python3.12 指定。'; \
	  echo 'Python 3.11 or newer is needed; name one with: make PYTHON=python3.12'; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo '此 Python 缺少 venv 模块；Debian/Ubuntu 请执行: sudo apt-get install python3-venv'; \
	  echo 'This Python has no venv module; on Debian or Ubuntu: sudo apt-get install python3-venv'; exit 1; } >&2
	@command -v $${CC:-cc} >/dev/null || { \
	  echo '缺少 C 编译器；Debian/Ubuntu 请执行: sudo apt-get install gcc libc6-dev'; \
	  echo 'A C compiler is missing; on Debian or Ubuntu: sudo apt-get install gcc libc6-dev'; exit 1; } >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## check the sample models; the last line is a report to open
	@$(BIN)/cimcheck demo

test: $(READY)  ## run every test
	@$(BIN)/python -m pytest -n $(WORKERS)

check: $(READY)  ## everything a machine can say about the code and the rules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cimcheck rules lint
	$(BIN)/cimcheck rules test
	$(BIN)/cimcheck rules mutate

bench: $(READY)  ## time and memory against plain ifcopenshell
	@$(BIN)/python bench/run.py

docs: $(READY)  ## write docs/reference again
	@$(BIN)/python docs/generate.py

reports: $(READY)  ## write the sample reports again
	@$(BIN)/python reports/generate.py

lock: $(UV)  ## renew requirements.lock from pyproject.toml, for every supported Python
	@$(UV) pip compile --quiet --universal --python-version 3.11 --all-extras --upgrade \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --output-file requirements.lock

$(UV):
	@$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check uv

clean:  ## remove what can be made again
	rm -rf $(VENV) $(VENV)-lock build dist out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
