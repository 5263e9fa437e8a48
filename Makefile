# `make help` lists what there is. On a fresh Debian, `make run` and `make test` are all one needs.
SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
SHARE = $(DESTDIR)$(PREFIX)/share
BUILD_PACKAGES := libncurses-dev libsqlite3-dev libmd4c-dev libcurl4-openssl-dev
TEST_PACKAGES := $(BUILD_PACKAGES) libvterm-dev tmux git bubblewrap python3
# `make order` keeps the names of functions.
STRIP ?= -s
RELEASE := -c release --product rein --static-swift-stdlib -Xlinker $(STRIP)
ifeq ($(shell uname),Linux)
  # 90,000 places of the program are filled in at every start; written down in this form they take 40 kB instead of 2 MB.
  RELEASE += -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld -Xlinker -z -Xlinker pack-relative-relocs
  # What runs at the start lies side by side: fewer pages to map, and to hold (docs/decisions/0035).
  RELEASE += -Xswiftc -Xfrontend -Xswiftc -function-sections
  RELEASE += -Xlinker --symbol-ordering-file=$(CURDIR)/link/hot.txt -Xlinker --no-warn-symbol-ordering
  # What is linked in need not be looked for and bound at every start (docs/decisions/0036). A library whose archive is
  # not there is used as it is shared.
  ARCHIVES := stdc++ ncursesw tinfo sqlite3
  RELEASE += -Xswiftc -L -Xswiftc $(CURDIR)/.build/archives
  # See Sources/CSys/Dispatch.c.
  RELEASE += -Xlinker --wrap=dispatch_source_set_timer
  # Essentials asks for one symbol that all of Foundation holds too, and the linker takes the first it sees: without
  # this the program carries Foundation and its 34 MB of ICU, of which it uses nothing.
  ESSENTIALS = $(wildcard $(dir $(realpath $(shell command -v swiftc)))../lib/swift_static/linux/libFoundationEssentials.a)
endif
ARGS ?=

FUZZ_TESTS := Fuzz|DamagedAnswer|DamagedLog|ShellTruth
ROUNDS ?= 10000
MINUTES ?= 60

.PHONY: help run build archives test check lint format smoke kill soak hostile fuzz tsan bench order record install clean deps test-deps swift

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## build the program and start it (ARGS="..." for its arguments)
	@.build/release/rein $(ARGS)

build: deps swift archives ## build the release binary, .build/release/rein
	$(if $(ESSENTIALS),REIN_LINK_FIRST=$(ESSENTIALS)) swift build $(RELEASE)

test: test-deps swift ## build and run all tests
	swift build --build-tests
	swift test --skip-build

check: lint build test smoke ## everything that must be green: lint, build, tests, smoke

lint: swift ## check the form of the sources
	swift format lint --strict --recursive Package.swift Sources Tests

format: swift ## bring the sources into form
	swift format --in-place --recursive Package.swift Sources Tests

smoke: test-deps build ## drive the real program in a terminal
	Tests/Smoke/smoke.sh .build/release/rein

kill: test-deps build ## kill the real program at 200 random moments, and see what is left (SEED=... for the same ones)
	Tests/Faults/kill.py .build/release/rein 200 $(SEED)

soak: test-deps build ## use the real program at random for a long time, and watch what it holds (MINUTES=60, SEED=...)
	Tests/Faults/soak.py .build/release/rein $(MINUTES) $(SEED)

hostile: test-deps build ## send hostile text through every way into the real program, and look at what reaches the terminal
	Tests/Faults/hostile.py .build/release/rein

fuzz: test-deps swift ## give random input to parsers, decoders, markdown and the editor (ROUNDS=10000, SEED=...)
	swift build --build-tests
	REIN_ROUNDS=$(ROUNDS) REIN_SEED=$(or $(SEED),$$RANDOM$$RANDOM) swift test --skip-build --filter '$(FUZZ_TESTS)'

tsan: test-deps swift ## run the core's tests under the thread sanitizer
	swift build --build-tests --sanitize=thread --scratch-path .build-tsan
	TSAN_OPTIONS="suppressions=$(CURDIR)/Tests/tsan.supp halt_on_error=0 exitcode=66" \
	  swift test --skip-build --sanitize=thread --scratch-path .build-tsan --filter HarnessTests

bench: test-deps build ## measure, and print ratios
	$(if $(ESSENTIALS),REIN_LINK_FIRST=$(ESSENTIALS)) swift build $(subst --product rein,--product rein-bench,$(RELEASE))
	Tests/Benchmarks/bench.sh .build/release/rein .build/release/rein-bench

order: test-deps ## write link/hot.txt anew: what the linker puts side by side (needs valgrind)
	$(MAKE) build STRIP=--strip-debug
	link/profile.sh .build/release/rein
	touch Package.swift

record: swift ## write docs/commands.md anew from the table of commands
	REIN_RECORD=1 swift test --filter CommandTableTests

install: build ## install program, man page and completions into PREFIX (default /usr/local)
	install -D -m 755 .build/release/rein "$(DESTDIR)$(PREFIX)/bin/rein"
	install -D -m 644 docs/rein.1 "$(SHARE)/man/man1/rein.1"
	.build/release/rein --generate-completion-script bash >.build/rein.bash
	install -D -m 644 .build/rein.bash "$(SHARE)/bash-completion/completions/rein"
	.build/release/rein --generate-completion-script zsh >.build/_rein
	install -D -m 644 .build/_rein "$(SHARE)/zsh/site-functions/_rein"
	.build/release/rein --generate-completion-script fish >.build/rein.fish
	install -D -m 644 .build/rein.fish "$(SHARE)/fish/vendor_completions.d/rein.fish"

clean: ## remove everything that was built
	rm -rf .build .build-tsan

# A folder with nothing but the archives: where a linker finds both it takes the shared library.
archives:
	@mkdir -p .build/archives; \
	for name in $(ARCHIVES); do \
	  file=$$(clang -print-file-name=lib$$name.a); \
	  if [ -f "$$file" ]; then ln -sf "$$(realpath "$$file")" .build/archives/; fi; \
	done

swift:
	@version=$$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p'); \
	set -- $$version; \
	if [ -z "$$1" ] || [ "$$1" -lt 6 ] || { [ "$$1" -eq 6 ] && [ "$$2" -lt 1 ]; }; then \
	  echo "rein needs Swift 6.1 or newer: install it from https://www.swift.org/install and put it on PATH." >&2; \
	  exit 1; \
	fi

deps:
	@packages="$(BUILD_PACKAGES)"; $(install-packages)

test-deps:
	@packages="$(TEST_PACKAGES)"; $(install-packages)

# Installs what is missing of $packages, after saying so; asks for rights only when they are needed.
define install-packages
if command -v dpkg-query >/dev/null; then \
  missing=""; \
  for package in $$packages; do \
    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
  done; \
  if [ -n "$$missing" ]; then \
    echo "Installing with apt-get:$$missing"; \
    root=""; [ "$$(id -u)" -eq 0 ] || root="sudo"; \
    $$root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$root apt-get install -y --no-install-recommends $$missing; \
  fi; \
elif command -v brew >/dev/null; then \
  brew list ncurses md4c >/dev/null 2>&1 || { echo "Installing with brew: ncurses md4c"; brew install ncurses md4c; }; \
else \
  echo "Please install by hand, under the names of your system: $$packages"; \
fi
endef
