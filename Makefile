# make demo and make test are all that a newcomer types: both install what is missing first.

SWIFT ?= swift
# The binary that users run carries Swift's runtime: it starts in half the time and needs no
# toolchain. Tests cannot be built so: each has a folder of its own.
MARTLET := .build/static/release/martlet

.PHONY: demo test setup build clean bench fuzz lint format notebooks docc docs

demo: build
	@Scripts/demo.sh $(MARTLET)

test: setup
	$(SWIFT) test -c release --explicit-target-dependency-import-check error

setup:
	@Scripts/setup.sh

build: setup
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path .build/static --product martlet

# Style, as .swift-format says.
lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Snippets Benchmarks/Package.swift Benchmarks/Sources Fuzz/Package.swift Fuzz/Sources

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Snippets Benchmarks/Package.swift Benchmarks/Sources Fuzz/Package.swift Fuzz/Sources

# Runs every command of the lessons and of the README, and compares what it prints.
notebooks: build
	@Scripts/notebooks.sh

# The documentation of the library (DocC), with every link and every public declaration checked.
docc: setup
	$(SWIFT) build -c release
	@Scripts/documentation.sh

# Writes the tables of options in docs/cli.md. make test fails where they are not as the options are.
docs: setup
	MARTLET_WRITE_DOCS=1 $(SWIFT) test -c release --filter ManualTableTests

# make bench PEERS=path-of-a-python also runs the rivals installed there, and prints the ratios;
# RIVALS=folder says where their scripts are.
bench: setup
	@Scripts/bench.sh $(PEERS) $(RIVALS)

# Reads invented files for SECONDS, and forecasts invented values for as long, on one core (what breaks either is left in
# Fuzz/Findings); then kills runs, and tries options and values, far more often than make test does.
SECONDS ?= 600
fuzz: setup
	@Scripts/fuzz.sh $(SECONDS)

clean:
	rm -rf .build
