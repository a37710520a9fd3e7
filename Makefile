# One door: `make check` is what continuous integration runs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CODE := $(wildcard corpus ingest tagging index search raadspoor tests benchmarks tools)
# Folder with real documents, for the tests and benchmarks that need them.
DOCUMENTS ?= $(or $(RAADSPOOR_DOCUMENTS),../shared)
READY := $(VENV)/.ready

.PHONY: help demo test test-cluster check lint format types bench reliability hostile fuzz messages man readme samples clean

help:
	@echo "make demo      install into $(VENV), read the sample documents, show the answers"
	@echo "make test      run the tests"
	@echo "make test-cluster  run the tests that need servers, which are started for them and stopped"
	@echo "make check     formatter, linter, type checker and tests"
	@echo "make format    put the code in order"
	@echo "make bench     run the benchmarks"
	@echo "make reliability  kill, fill and harm a corpus hundreds of times (an hour; as root for the disk, with strace for the steps)"
	@echo "make hostile   read every hostile file, the slow ones too"
	@echo "make fuzz      fuzz readers and grammars, SECONDS (60) each; needs the group fuzz"
	@echo "make messages  bring the Dutch catalogue up to date with the code"
	@echo "make man       write the manual pages again from the help"
	@echo "make readme    write down again what the commands in the README answer"
	@echo "make samples   make the sample PDFs again"

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

demo: $(READY)
	$(BIN)/raadspoor demo

test: $(READY)
	$(BIN)/python -m pytest --numprocesses auto

# Three OpenSearch nodes from Maven Central (Java 21 or newer), PostgreSQL and Dask, all on loopback.
test-cluster: $(READY)
	RAADSPOOR_TEST_CLUSTER=1 $(BIN)/python -m pytest tests/cluster tests/corpus

check: lint types test

lint: $(READY)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)

types: $(READY)
	$(BIN)/mypy $(CODE)

format: $(READY)
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

reliability: $(READY)
	$(BIN)/python -m benchmarks.reliability.kills --rounds 200 --index 100
	$(BIN)/python -m benchmarks.reliability.flips --rounds 100 --documents 40
	$(BIN)/python -m benchmarks.reliability.memory --documents 100 500 2000 4000 --paragraphs 4
	$(BIN)/python -m benchmarks.reliability.soak --seconds 300
	@if command -v strace >/dev/null; then \
		$(BIN)/python -m benchmarks.reliability.steps --every 5 && \
		$(BIN)/python -m benchmarks.reliability.powercut --every 60; \
	else \
		echo "no strace: the single steps and the power cuts are left out"; \
	fi
	@if [ "$$(id -u)" = 0 ]; then \
		$(BIN)/python -m benchmarks.reliability.disk --documents 40 --rounds 20; \
	else \
		echo "not root: the full disk is left out"; \
	fi

bench: $(READY)
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m benchmarks.tagging_speed
	$(BIN)/python -m benchmarks.tagging_peers
	$(BIN)/python -m benchmarks.search speed
	$(BIN)/python -m benchmarks.search command
	@if [ -d "$(DOCUMENTS)/documents" ]; then \
		$(BIN)/python -m benchmarks.search quality --documents "$(DOCUMENTS)" && \
		find "$(DOCUMENTS)/documents" -name '*begroting*.pdf' -exec $(BIN)/python -m benchmarks.reading {} +; \
	else \
		echo "no real documents in $(DOCUMENTS): search quality and reading are left out"; \
	fi

hostile: $(READY)
	RAADSPOOR_HOSTILE=full $(BIN)/python -m pytest tests/hostile

fuzz: $(READY)
	$(BIN)/python -m pip install --quiet --group fuzz
	$(BIN)/python tools/fuzz.py --seconds $(or $(SECONDS),60)

messages: $(READY)
	$(BIN)/python tools/messages.py

man: $(READY)
	$(BIN)/python tools/man.py

readme: $(READY)
	$(BIN)/python tools/readme.py

samples: $(READY)
	$(BIN)/python tools/build_samples.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
