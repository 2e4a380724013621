# Two commands do everything: `make demo` and `make test`. Both create .venv from requirements.lock when it is not there.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared

.PHONY: help demo test lint types imports unit nightly fuzz bench sbom wheel gate lock clean train

help:
	@echo "make demo   build the case of examples/, print its chronology, write demo.html"
	@echo "make test   style, types, import contracts and tests"
	@echo "make nightly  the tests that take long: 200 kills, every nasty file"
	@echo "make fuzz   feed the readers broken files for SECONDS (60)"
	@echo "make bench  articles a second, memory, start-up, and what one more article costs in larger cases"
	@echo "make wheel  build the wheel twice and compare the bytes; make sbom lists what the default install holds"
	@echo "make gate   score the whole chain on the gold cases (needs $(SHARED))"
	@echo "make train  train the reader anew (needs $(SHARED) and an hour or two)"
	@echo "make lock   pin the dependencies anew"

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	@rm -f demo.dateline demo.dateline-wal demo.dateline-shm
	$(BIN)/dateline build demo.dateline examples/reports
	$(BIN)/dateline show demo.dateline
	$(BIN)/dateline export demo.dateline --to html --out demo.html
	@echo "The page is demo.html: open it in a browser. What several sources tell: $(BIN)/dateline show demo.dateline --sources 2"

test: lint types imports unit

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/python -m pytest

SECONDS ?= 60
SIZES ?= 1000,10000

nightly: $(READY)
	DATELINE_NIGHTLY=1 $(BIN)/python -m pytest tests/hostile tests/faults tests/store

fuzz: $(READY)
	$(BIN)/python fuzz/readers.py --seconds $(SECONDS)

bench: $(READY)
	$(BIN)/python bench/chain.py --sizes $(SIZES)

sbom: $(READY)
	$(BIN)/python supply/sbom.py --out dist/dateline.cdx.json

wheel: $(READY)
	$(BIN)/python supply/wheel.py --out dist

gate: $(READY)
	$(BIN)/python gate/run.py --shared $(SHARED)

train:
	$(MAKE) -C training train SHARED=$(abspath $(SHARED))

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet pip-tools
	.venv-lock/bin/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe --no-header --extra dev --output-file requirements.lock pyproject.toml
	rm -rf .venv-lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis demo.dateline* demo.html
