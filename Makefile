# `make` alone says what there is. Every target first installs the Debian packages that it lacks
# (as root or through sudo; otherwise it names them and stops).

SWIFT ?= swift
export SWIFT

.DEFAULT_GOAL := help
.PHONY: help build run test lint sanitize bench fuzz calibrate clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## the release binary, .build/release/analysisgate
	@scripts/install-packages build
	$(SWIFT) build --configuration release --product analysisgate

run: ## a demonstration: Prometheus, two rollouts (one good, one bad), the answers explained; Ctrl-C ends it
	@scripts/install-packages build run
	@scripts/demo

test: ## debug build, all tests, then the sanitizer runs
	@scripts/install-packages build test
	@scripts/test

sanitize: ## unit and in-process tests under Thread and Address Sanitizer
	@scripts/install-packages build test
	@scripts/sanitize thread
	@scripts/sanitize address

lint: ## format, house style, alert rules
	@scripts/install-packages build lint
	@scripts/lint

bench: ## CPU per request beside nginx, the scanner beside other decoders
	@scripts/install-packages build bench
	@scripts/bench

fuzz: ## a minute of libFuzzer on each parser: HTTP, Prometheus; FUZZ_SECONDS=600 for longer
	@scripts/install-packages build
	@scripts/fuzz-http
	@scripts/fuzz-prometheus

calibrate: ## seeded simulations of the judge: how often an equal version fails, how soon a bad one does
	@scripts/install-packages build
	@scripts/calibrate

clean: ## removes everything that was built
	rm -rf .build
