# make run    installs what is missing, builds, and starts the sandboxed server with the rules of rules/
# make test   the same, and runs every test
# make release, then sudo make install
#             a program that needs no Swift on its machine, a systemd unit, a first configuration
# make docs   the documentation of the library SMSGateway, to read in a browser
# make kills  kills the server at each of 1,362 system calls (takes ten minutes; `make test` takes a sample)
# make bench  measures (release build; takes minutes)

SHELL := /bin/bash
.DEFAULT_GOAL := run
.PHONY: run test kills docs bench build release install format swift libraries test-tools test-python bench-tools format-check build-tests rule-tests docs-check long-checks unit-tests

# A crash in a test must end it, not start a debugger that waits for a terminal.
export SWIFT_BACKTRACE ?= enable=no

LIBRARIES   := libpcre2-dev libcurl4-openssl-dev libssl-dev libsqlite3-dev libutf8proc-dev libsystemd-dev pkg-config
TEST_TOOLS  := strace util-linux mount e2fsprogs patch curl procps binutils python3 python3-venv openssl nginx-light
BENCH_TOOLS := wrk curl procps python3
# Seconds for the checks that run as many points as fit.
LONG_CHECKS ?= 300

run: build
	@exec .build/debug/answerback dev rules/

build: swift libraries
	@swift build --product answerback

release: swift libraries
	@swift build -c release --static-swift-stdlib --product answerback

install:
	@examples/production/install .build/release/answerback

test: swift libraries test-tools test-python
	@rm -f .build/stages .build/closing-lines
	@.ci/stage format $(MAKE) --no-print-directory format-check
	@.ci/stage build $(MAKE) --no-print-directory build-tests
	@.ci/stage "rule tests" $(MAKE) --no-print-directory rule-tests
	@.ci/stage documentation $(MAKE) --no-print-directory docs-check
	@.ci/stage "long checks" $(MAKE) --no-print-directory long-checks
	@.ci/stage tests $(MAKE) --no-print-directory unit-tests
	@echo "minutes a stage:"; cat .build/stages
	@cat .build/closing-lines

format-check:
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests examples

format: swift
	@swift format --in-place --parallel --recursive Package.swift Sources Tests examples

build-tests:
	@swift build --build-tests

rule-tests:
	@"$$(swift build --show-bin-path)/answerback" format --check rules examples
	@"$$(swift build --show-bin-path)/answerback" test --coverage rules examples

docs-check:
	@.ci/docs

long-checks:
	@Tests/RuleMatcherTests/PlantedBugs/run --seconds $(LONG_CHECKS)
	@examples/production/check "$$(swift build --show-bin-path)/answerback"
	@examples/check "$$(swift build --show-bin-path)/answerback"

# In four runs: what computes for long starves what waits for processes and sockets; and the last, with real processes, one by one.
unit-tests:
	@.ci/tests '^(SMSMessages|RuleLanguage|RuleMatcher|ServerSettings|Project)Tests'
	@.ci/tests '^(Outbound|SMSGateway|Actions|GatewaySandbox|Receiver)Tests'
	@.ci/tests '^(Journal|Responder|AnswerbackServer)Tests'
	@.ci/tests '^CommandTests' --no-parallel

kills: swift libraries test-tools build-tests
	@ANSWERBACK_KILL_SECONDS=86400 .ci/tests '^CommandTests.KillSweepTests'

docs: swift libraries
	@swift build --target SMSGateway
	@.ci/docs .build/SMSGateway.doccarchive
	@echo "read it with: python3 -m http.server 8000 --directory .build/SMSGateway.doccarchive"
	@echo "and a browser at http://localhost:8000/documentation/smsgateway"

bench: swift libraries bench-tools release
	@Tests/Benchmarks/run

swift:
	@command -v swift >/dev/null || { \
	  echo "Swift is not installed. Answerback needs Swift 6.3 or later: https://www.swift.org/install/linux/debian/" >&2; exit 1; }
	@swift --version 2>/dev/null | grep -qE 'Swift version (6\.([3-9]|[1-9][0-9])|[7-9]|[1-9][0-9])' || { \
	  echo "Answerback needs Swift 6.3 or later; this is: $$(swift --version 2>/dev/null | head -n 1)" >&2; \
	  echo "Get it at https://www.swift.org/install/linux/debian/" >&2; exit 1; }

libraries:
	@.ci/install $(LIBRARIES)

test-tools:
	@.ci/install $(TEST_TOOLS)

# Packages of PyPI that tests hold us against, made anew when the list changes.
test-python: .build/python/installed

.build/python/installed: Tests/requirements.txt
	@rm -rf .build/python
	@python3 -m venv .build/python
	@.build/python/bin/pip install --quiet --disable-pip-version-check --requirement Tests/requirements.txt
	@touch $@

bench-tools:
	@.ci/install $(BENCH_TOOLS)
