# Everything installs into .venv; nothing outside this folder is touched, except that `make test` installs
# the system packages of the tests (chromium, xmlsec1, poppler-utils) where it may.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps

.PHONY: install run test lint bench lock clean

install: $(STAMPS)/product
	@$(BIN)/python -m qyzmet.ui.build

# The demo adopts the 2010 edition at the offices of Semey, so that both editions can be tried.
run: export QYZMET_ADOPTIONS ?= src/qyzmet/law/data/adoptions-demo.yaml
run: install
	@$(BIN)/qyzmet setup
	@$(BIN)/qyzmet serve

test: $(STAMPS)/dev
	@$(BIN)/python -m qyzmet.ui.build
	@bash tests/system-packages.sh
	$(BIN)/pytest -n 2 $(PYTEST)

lint: $(STAMPS)/dev
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMPS)/dev
	@$(BIN)/python -m qyzmet.ui.build
	$(BIN)/python -m bench

# Make the lock files anew after a change in pyproject.toml.
lock: $(STAMPS)/dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile -q pyproject.toml --group test --group lint --group bench --group node --universal \
	  --generate-hashes --no-annotate --no-header --no-emit-index-url -o requirements/dev.lock
	$(BIN)/uv pip compile -q pyproject.toml -c requirements/dev.lock --universal \
	  --generate-hashes --no-annotate --no-header --no-emit-index-url -o requirements/product.lock
	$(BIN)/uv pip compile -q --group node -c requirements/dev.lock --universal \
	  --generate-hashes --no-annotate --no-header --no-emit-index-url -o requirements/node.lock

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS)

$(STAMPS)/product: $(BIN)/python requirements/product.lock pyproject.toml
	@mkdir -p $(STAMPS)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/product.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@$(BIN)/python -c "from qyzmet.ui.build import find_node; find_node()" 2>/dev/null || \
	  $(BIN)/pip install --quiet --disable-pip-version-check -r requirements/node.lock
	@touch $@

$(STAMPS)/dev: $(STAMPS)/product requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/dev.lock
	@touch $@

clean:
	rm -rf $(VENV) .data node_modules src/qyzmet/ui/built
