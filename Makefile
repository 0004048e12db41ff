# make run    installs what is missing, builds, and starts the sandboxed server with the rules of rules/
# make test   the same, and runs every test
# make release, then sudo make install
#             a program that needs no Swift on its machine, a systemd unit, a first configuration
# make bench  measures (release build; takes minutes)

SHELL := /bin/bash
.DEFAULT_GOAL := run
.PHONY: run test bench build release install format swift libraries test-tools bench-tools format-check build-tests rule-tests long-checks unit-tests

# A crash in a test must end it, not start a debugger that waits for a terminal.
export SWIFT_BACKTRACE ?= enable=no

LIBRARIES   := libpcre2-dev libcurl4-openssl-dev libssl-dev libsqlite3-dev libutf8proc-dev libsystemd-dev pkg-config
TEST_TOOLS  := strace patch curl procps python3 openssl
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

test: swift libraries test-tools
	@rm -f .build/stages .build/closing-lines
	@.ci/stage format $(MAKE) --no-print-directory format-check
	@.ci/stage build $(MAKE) --no-print-directory build-tests
	@.ci/stage "rule tests" $(MAKE) --no-print-directory rule-tests
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

long-checks:
	@Tests/RuleMatcherTests/PlantedBugs/run --seconds $(LONG_CHECKS)
	@examples/production/check "$$(swift build --show-bin-path)/answerback"

# In three runs: what computes for long starves what waits for processes and sockets; and the last, with real processes, one by one.
unit-tests:
	@.ci/tests '^(SMSMessages|RuleLanguage|RuleMatcher|ServerSettings|Project)Tests'
	@.ci/tests '^(Outbound|SMSGateway|GatewaySandbox|Journal|Receiver|Responder|AnswerbackServer)Tests'
	@.ci/tests '^CommandTests' --no-parallel

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

bench-tools:
	@.ci/install $(BENCH_TOOLS)
