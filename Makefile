# Every command of the project. `make` alone lists them.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
# A terminal without the letters of a message gets escapes, no traceback.
export PYTHONIOENCODING := :backslashreplace

.DEFAULT_GOAL := help
.PHONY: help serve build pack offline test check format new-faq new-fix links translate tokens lock prices upkeep changes rehearse bench clean settings chromium servers minisearch search-eval audit weigh picture theme sbom future

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# Many systems have a variable LANGUAGE of their own: only the command line counts.
language = $(if $(filter command%,$(origin LANGUAGE)),$(LANGUAGE))

serve: settings ## show the site at http://127.0.0.1:8000 and reload it when a file is saved (LANGUAGE=es: in Spanish)
	$(if $(language),SITE_LANGUAGE=$(language) )$(BIN)/mkdocs serve

build: settings ## build the site in all languages into site/ and the settings for its server into servers/; any warning is an error
	PYTHONPATH=hooks $(BIN)/python -m finish.whole

pack: build ## the same, with a .gz and a .br beside each text file, for a server of your own
	PYTHONPATH=hooks $(BIN)/python -m finish.pack

offline: build ## make offline/openai-key-guide.zip of the site, to be read from a disk
	PYTHONPATH=hooks $(BIN)/python -m finish.offline site offline/openai-key-guide

test: check chromium servers minisearch ## check everything, then pass every test
	$(BIN)/pytest -n auto --dist worksteal

check: .venv/locked ## check format, lint, types, spelling, workflows, pages and data
	$(BIN)/ruff format --check --quiet hooks tests tools
	$(BIN)/ruff check --quiet hooks tests tools
	$(BIN)/mypy --no-error-summary
	PYTHONPATH=hooks $(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/typos
	$(BIN)/actionlint -shellcheck= -pyflakes= .github/workflows/*.yml
	$(BIN)/zizmor --offline --quiet --no-progress .github
	PYTHONPATH=hooks $(BIN)/python -m rules

format: .venv/locked ## put the Python files into the house style
	$(BIN)/ruff format hooks tests tools
	$(BIN)/ruff check --fix hooks tests tools

new-faq: .venv/locked ## begin the page of a new question (ID=lost-key TITLE="I lost my key", or it asks)
	@PYTHONPATH=hooks $(BIN)/python -m guide.new faq "$$ID" "$$TITLE"

new-fix: .venv/locked ## the same for an error and its fix
	@PYTHONPATH=hooks $(BIN)/python -m guide.new fix "$$ID" "$$TITLE"

links: .venv/locked ## ask every address in data/links.yml whether it still leads somewhere (ALL=1: others too)
	PYTHONPATH=hooks $(BIN)/python -m links check $(if $(ALL),--all)

translate: .venv/locked ## list what is left to translate into a language (LANGUAGE=es)
	@PYTHONPATH=hooks $(BIN)/python -m languages $(language)

tokens: .venv/locked ## measure how many tokens each language takes, on data/samples
	PYTHONPATH=hooks $(BIN)/python -m tools.measure_tokens

lock: .venv/locked ## pin the newest versions that pyproject.toml allows
	PYTHONPATH=hooks $(BIN)/python -m refresh.lock

# Its exit status says what it found (hooks/refresh/__main__.py); make itself shows it and ends with 2 unless it is 0.
prices: .venv/locked ## pin the newest price lists and tell what they change
	@PYTHONPATH=hooks $(BIN)/python -m refresh

# The same for the issue that a workflow keeps.
upkeep: .venv/locked ## tell in Markdown what time has made wrong: old facts and prices, dead links, models that were shut down
	@PYTHONPATH=hooks $(BIN)/python -m upkeep

# Print nothing else: a workflow shows it under a pull request.
changes: ## tell what readers find changed between two built sites (OLD=folder, NEW=folder or site/)
	@.github/scripts/changes.sh $(if $(OLD),"$(OLD)") "$(or $(NEW),site)"

rehearse: .venv/locked ## run the steps of the workflows in clean clones (ONLY=file, WITHOUT="make test", AFTER=days)
	$(BIN)/python -m tools.rehearse $(if $(ONLY),--only "$(ONLY)") $(if $(WITHOUT),--without "$(WITHOUT)") $(if $(AFTER),--after "$(AFTER)")

sbom: .venv/locked ## write a bill of materials (CycloneDX) of the site and its tools into sbom/
	@mkdir -p sbom
	PYTHONWARNINGS=ignore $(BIN)/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
		--output-reproducible --output-file sbom/openai-key-guide.cdx.json

future: .venv/locked .venv-future/locked ## build the site with the successors of MkDocs and tell what differs
	$(BIN)/python -m tools.future

bench: .venv/locked .venv-bench/locked ## measure builds, saves, link check, search and server beside the usual tools
	$(BIN)/python -m tools.bench.build
	$(BIN)/python -m tools.bench.serve
	$(BIN)/python -m tools.bench.catalog
	LYCHEE=.venv-bench/bin/lychee $(BIN)/python -m tools.bench.links
	$(BIN)/python -m tools.bench.search
	PYTHONPATH=hooks $(BIN)/python -m tools.bench.servers

search-eval: chromium minisearch ## measure the search beside stock Material's and MiniSearch (MISSES=readers or tune: what is not first)
	PYTHONPATH=hooks $(BIN)/python -m tools.search.evaluate $(if $(MISSES),--misses $(MISSES))

audit: chromium settings ## look at every page as readers see it: axe, both schemes, small screens, large letters, policy, other hosts
	LINKCHECK=cache $(BIN)/mkdocs build --strict --quiet
	PYTHONPATH=hooks $(BIN)/python -m finish
	PYTHONPATH=hooks $(BIN)/python -m tools.audit

weigh: chromium .venv-weigh/locked tools/audit/lighthouse/node_modules ## bytes, requests and Lighthouse's scores beside bare Material and Furo
	$(BIN)/python -m tools.audit.weigh

picture: chromium settings ## draw the README's picture of the site anew, in both schemes
	LINKCHECK=cache $(BIN)/mkdocs build --strict --quiet
	$(BIN)/python -m tools.picture

theme: .venv/locked tools/theme/node_modules ## take the rules of Material that pages need into docs/assets/ (after an upgrade of it; needs npm)
	$(BIN)/python -m tests.browser.everything .site-theme
	node tools/theme/purge.mjs .site-theme/site $$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') docs/assets

clean: ## remove everything that the other commands made
	rm -rf .venv .venv-bench .venv-weigh .venv-future tools/audit/lighthouse/node_modules tools/search/minisearch/node_modules tools/theme/node_modules site servers offline sbom .site-* .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find hooks tests tools -name __pycache__ -prune -exec rm -rf {} +

# MkDocs tells the first mistake in mkdocs.yml, without its line, before a hook of ours can speak.
settings: .venv/locked
	@PYTHONPATH=hooks $(BIN)/python -m rules --begin

chromium: .venv/locked
	@$(BIN)/python -m tests.browser.chromium

servers: .venv/locked
	@$(BIN)/python -m tests.servers.bring

# What the search is compared with. Without npm the comparison is skipped.
minisearch:
	@! command -v npm >/dev/null || test -d tools/search/minisearch/node_modules || \
		(cd tools/search/minisearch && npm ci --silent) || echo "MiniSearch cannot be fetched: the search is not compared with it."

# What `make bench` compares with: large, and needed for nothing else.
.venv-bench/locked: .venv/locked tools/bench/requirements.txt
	@$(BIN)/python -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/bench/requirements.txt
	@touch $@

# The successors of MkDocs, beside all that the site is built with.
.venv-future/locked: .venv/locked tools/future/requirements.txt
	@$(BIN)/python -m venv .venv-future
	@.venv-future/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r tools/future/requirements.txt
	@touch $@

# What `make weigh` compares with, and Lighthouse.
.venv-weigh/locked: .venv/locked tools/audit/furo-requirements.txt
	@$(BIN)/python -m venv .venv-weigh
	@.venv-weigh/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/audit/furo-requirements.txt
	@touch $@

tools/audit/lighthouse/node_modules: tools/audit/lighthouse/package-lock.json
	@cd tools/audit/lighthouse && npm ci --silent
	@touch $@

tools/theme/node_modules: tools/theme/package-lock.json
	@cd tools/theme && npm ci --silent
	@touch $@

# The set-up. It runs again when the lock changes.
.venv/locked: requirements.txt
	@command -v $(PYTHON) >/dev/null || { \
		echo "Python is missing. Install Python 3.11 or newer (Debian: apt install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$($(PYTHON) -V) is too old: this project needs Python 3.11 or newer. Choose one: make PYTHON=python3.12" >&2; exit 1; }
	@command -v uv >/dev/null || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make a virtual environment. Install its venv package (Debian: apt install python3-venv)." >&2; exit 1; }
	@echo "Setting up .venv ..."
	@if command -v uv >/dev/null; then \
		uv venv --quiet --allow-existing --python "$$(command -v $(PYTHON))" .venv && \
		uv pip sync --quiet --compile-bytecode --require-hashes --python $(BIN)/python requirements.txt; \
	else \
		$(PYTHON) -m venv .venv && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt; \
	fi
	@touch $@
