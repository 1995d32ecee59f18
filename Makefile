# `make` builds the demonstration archive, `make test` runs every test. Both install what they need
# into .venv, which `rm -r .venv` undoes. With another Python: make PYTHON=python3.13

PYTHON ?= python3
UV := .venv/bin/uv
export UV_PROJECT_ENVIRONMENT := $(CURDIR)/.venv
export UV_PYTHON_DOWNLOADS := never

.PHONY: site serve test test-long bench bench-search bench-reader lint install clean help
.DELETE_ON_ERROR:

site: .venv/for-site ## build the demonstration archive into _site/
	.venv/bin/vraagbaak build
	@echo 'The site is in _site/. To see it: make serve'

serve: .venv/for-site ## build, serve on this machine, and rebuild at every change
	.venv/bin/vraagbaak serve

# A browser can be late once on a busy machine: what fails is tried once more, and told as RERUN.
# What fails for a reason of ours fails again.
test: lint ## run every test
	sh tests/prerequisites.sh
	.venv/bin/pytest -n auto --reruns 1 -raR

# A site is written and removed thousands of times; in memory, where the system has a folder there.
MEMORY := $(if $(wildcard /dev/shm/.),/dev/shm,$(or $(TMPDIR),/tmp))
test-long: .venv/for-test ## everything strangers can send, a fault at every system call; takes hours
	sh tests/prerequisites.sh
	VRAAGBAAK_LONG=1 TMPDIR=$(MEMORY) .venv/bin/pytest -rA --show-capture=stdout tests/test_whole.py tests/test_incremental.py
	VRAAGBAAK_LONG=1 .venv/bin/pytest tests/test_strangers_*.py tests/test_demo.py

N ?= 1000
PEERS ?= hugo,eleventy
ROUNDS ?= 3
bench: .venv/for-test ## measure builds of N questions beside PEERS: make bench N=10000 PEERS=hugo
	.venv/bin/python -m tests.bench $(N) --peers '$(PEERS)' --rounds $(ROUNDS)

lint: .venv/for-test ## check style and types, the first half of the tests
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

install: .venv/for-site ## install what building needs, into .venv

bench-search: .venv/for-test ## how well search finds, beside Pagefind and SQLite (needs the corpora)
	PYTHONPATH=. .venv/bin/python tests/bench/finding.py

clean: ## remove what was built, but not .venv
	rm -rf _site ._site.* _offline _offline.zip ._offline.* dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

bench-reader: .venv/for-test ## what a search among 10,000 costs a reader: make bench-reader SITE=/tmp/ten keeps them there
	PYTHONPATH=. .venv/bin/python tests/bench/costs.py $(if $(SITE),--archive '$(SITE)')

help: ## say this
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile

# A second run installs nothing, unless the locked versions changed.
.venv/for-site: $(UV) pyproject.toml uv.lock
	$(UV) sync --quiet --locked --inexact --no-dev --group uv
	@touch $@

.venv/for-test: $(UV) pyproject.toml uv.lock
	$(UV) sync --quiet --locked
	@touch $@ .venv/for-site

# uv comes from PyPI, at the version and with the hashes that uv.lock has.
define uv_requirement
import sys, tomllib
with open("uv.lock", "rb") as lock:
    uv = next(package for package in tomllib.load(lock)["package"] if package["name"] == "uv")
print("uv==" + uv["version"], *("--hash=" + wheel["hash"] for wheel in uv["wheels"]))
endef
export uv_requirement

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo >&2 \
		'Vraagbaak needs Python 3.11 or newer. If it has another name: make PYTHON=python3.13'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo >&2 \
		'This Python cannot make environments. On Debian and Ubuntu: apt-get install python3-venv'; exit 1; }
	$(PYTHON) -m venv .venv
	@$(PYTHON) -c "$$uv_requirement" >.venv/uv.txt
	.venv/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r .venv/uv.txt
