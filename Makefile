# Everything for Verbatim. Each target sets up what it needs in .venv and leaves the system's Python alone.

PYTHONS := python3.14 python3.13 python3.12 python3.11 python3 python
VENV := .venv/bin/python
ARGS :=

# Settings of the caller's pip that would install past the virtual environment.
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Threads of the model of meaning sleep while they wait, as the bot has it: see bot/cli.py.
export OMP_WAIT_POLICY ?= PASSIVE
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PYTHONHOME PYTHONPATH

.PHONY: help run preview test lint types clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

run: .venv/ready  ## Start the bot; without a token: the same answers here in the terminal
	@$(VENV) -m bot $(ARGS)

preview: .venv/ready-preview  ## Try the bot on a page in your browser that looks like Discord; no token
	@$(VENV) -m bot preview $(ARGS)

test: .venv/ready-dev  ## Run the tests, some of them with ARGS="-k name"
	@$(VENV) -m pytest $(ARGS)

lint: .venv/ready-dev  ## Check the style
	@$(VENV) -m ruff check
	@$(VENV) -m ruff format --check

types: .venv/ready-dev  ## Check the types
	@$(VENV) -m mypy

clean:  ## Remove the virtual environment and what the tools leave behind
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find bot knowledge tests -name __pycache__ -prune -exec rm -rf {} +

# A virtual environment whose Python has gone, with an upgrade or a move, is made anew.
ifneq ($(shell $(VENV) -c 'import pip; print(1)' 2>/dev/null),1)
.PHONY: .venv/ready
endif

# The first Python that is new enough and complete. Some commands of these names only say that they are not
# installed (pyenv, Windows), so each is tried rather than looked up.
.venv/ready: pyproject.toml
	@for python in $(PYTHONS) ''; do \
	    "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && partial=$$python; \
	done; \
	if [ -z "$$python" ] && [ -n "$$partial" ]; then \
	    echo "Verbatim needs Python's venv module, and $$partial lacks it: on Debian and Ubuntu, sudo apt install python3-venv." >&2; exit 1; \
	elif [ -z "$$python" ]; then \
	    echo "Verbatim needs Python 3.11 or newer, and there is none on the PATH: get one from https://www.python.org/downloads." >&2; exit 1; \
	fi; \
	echo "Setting up Verbatim in .venv, this takes a moment the first time ..." >&2; \
	"$$python" -m venv --clear .venv && $(VENV) -m pip install --quiet --editable . && touch $@

.venv/ready-preview: .venv/ready
	@echo "Getting what the preview needs, some 120 MB, the first time ..." >&2
	@$(VENV) -m pip install --quiet --editable '.[preview]' && touch $@

.venv/ready-dev: .venv/ready
	@$(VENV) -m pip install --quiet --editable '.[dev]' && touch $@
