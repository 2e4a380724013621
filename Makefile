# Two commands do everything: `make demo` and `make test`. Both create .venv from requirements.lock when it is not there.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared

.PHONY: help demo test lint types imports unit labelstudio cluster nightly fuzz bench sbom wheel audit gate lock clean train

help:
	@echo "make demo   build the case of examples/, print its chronology, write demo.html"
	@echo "make test   style, types, import contracts and tests"
	@echo "make labelstudio  check what is written for Label Studio by its own SDK (needs a network once)"
	@echo "make cluster  read and link on Ray: two machines, played by this one (needs a network once)"
	@echo "make nightly  the tests that take long: 200 kills, every nasty file, many requests"
	@echo "make fuzz   feed the readers broken files for SECONDS (60)"
	@echo "make bench  articles a second, memory, start-up; one more article in cases of SIZES claims; pages with EVENTS events"
	@echo "make wheel  build the wheel twice and compare the bytes; make sbom lists what the default install holds"
	@echo "make audit  ask the registry for known faults of the locked packages; says so where it cannot be asked"
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

LABELSTUDIO := $(VENV)/labelstudio

# Label Studio's own validators, in a folder of their own: its SDK asks for an OpenCV that does not go with our NumPy, which
# they never use.
labelstudio: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --upgrade --target $(LABELSTUDIO) -r labelstudio.lock
	PYTHONPATH=$(LABELSTUDIO) $(BIN)/python -m pytest tests/export/test_label_studio.py

RAY := $(VENV)/ray

# Ray, in a folder of its own: it is large, and all other tests do without it.
$(VENV)/.ray: ray.lock $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target $(RAY) -r ray.lock
	@touch $@

WITH_RAY := PYTHONPATH="$(abspath $(RAY))" PATH="$(abspath $(BIN)):$(PATH)"

cluster: $(VENV)/.ray
	$(WITH_RAY) DATELINE_NIGHTLY=1 python -m pytest tests/engine/test_cluster.py tests/link/test_link_shards.py tests/faults/test_faults_cluster.py
	$(WITH_RAY) examples/cluster/try.sh

SECONDS ?= 60
SIZES ?= 1000,10000,100000
EVENTS ?= 100000

nightly: $(READY)
	DATELINE_NIGHTLY=1 $(BIN)/python -m pytest tests/hostile tests/faults tests/store tests/web/test_api_schema.py

fuzz: $(READY)
	$(BIN)/python fuzz/readers.py --seconds $(SECONDS)

bench: $(READY)
	$(BIN)/python bench/chain.py --sizes $(SIZES)
	$(BIN)/python bench/web.py --events $(EVENTS)

sbom: $(READY)
	$(BIN)/python supply/sbom.py --out dist/dateline.cdx.json

wheel: $(READY)
	$(BIN)/python supply/wheel.py --out dist

audit:
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r audit.lock
	$(PYTHON) supply/audit.py .venv-audit/bin/pip-audit labelstudio.lock ray.lock audit.lock requirements.lock
	rm -rf .venv-audit

gate: $(READY)
	$(BIN)/python gate/run.py --shared $(SHARED)

train:
	$(MAKE) -C training train SHARED=$(abspath $(SHARED))

PIN := .venv-lock/bin/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe --no-header

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet pip-tools
	$(PIN) --extra dev --output-file requirements.lock pyproject.toml
	echo "ray[client]>=2.40" | $(PIN) --constraint requirements.lock --output-file ray.lock -
	echo "pip-audit>=2.7" | $(PIN) --output-file audit.lock -
	rm -rf .venv-lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis demo.dateline* demo.html
