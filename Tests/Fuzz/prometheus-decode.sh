#!/bin/sh
# Fuzzes the decoder of Prometheus's answers: prometheus-decode.sh [seconds], 60 by default. New inputs join the corpus
# in .build; a finding is written there and ends the run with its stack.
set -eu
cd "$(dirname "$0")/../.."
out=.build/fuzz
mkdir -p "$out/prometheus"
# One module of all sources: `import JSON` then means the module itself, of which the compiler only warns.
swiftc -O -g -sanitize=fuzzer,address -parse-as-library -suppress-warnings \
    -swift-version 6 -package-name analysisgate -module-name JSON \
    -enable-upcoming-feature NonisolatedNonsendingByDefault -enable-upcoming-feature InternalImportsByDefault \
    Sources/JSON/*.swift Sources/Metrics/Prometheus/*.swift Tests/Fuzz/PrometheusDecodeFuzz.swift \
    -o "$out/prometheus-decode"
exec "$out/prometheus-decode" -max_total_time="${1:-60}" -max_len=4096 -artifact_prefix="$out/" \
    -dict=Tests/Fuzz/prometheus.dict "$out/prometheus" Tests/Fuzz/corpus/prometheus
