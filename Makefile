# Inspel. `make` lists what there is. On a fresh Debian 12 with Python 3.11, `make demo` and `make test` are all you need.
PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

help:            ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t14
setup: .venv/ready ## make .venv with everything in it, .venv/bin/inspel included
demo: setup      ## write the report of the demo corpus and serve it (PORT=8000)
	@$(BIN)/inspel demo --port $(PORT)
test: setup browser ## run all tests
	@$(BIN)/pytest
check: setup     ## format, lint, types, import contracts, sizes, glossary, docs in step
	@tools/check
bench: setup     ## measure speed, memory and quality (long); results go to docs/reference/benchmarks.md
	@$(BIN)/python -m benchmarks
lock: setup      ## pin every dependency with hashes
	@tools/lock
browser:         # Chromium and the PDF tools, for the tests that look at the report
	@tools/system chromium fonts-noto-core
.venv/ready: requirements.txt pyproject.toml tools/setup
	@PYTHON="$(PYTHON)" tools/setup
.PHONY: help setup demo test check bench lock browser
.DEFAULT_GOAL := help
