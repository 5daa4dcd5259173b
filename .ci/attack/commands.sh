#!/usr/bin/env bash
# Command lines: 20,000 that are typed rightly, drawn at random, the same in every run.
# Prints a row: part, tries, failures, what was tried. See app/command/random_test.go.
set -euo pipefail
cd "$(dirname "$0")/../.."
status=0
out=$(go test ./app/command -run '^TestRandomCommandLines$' -count=1 -timeout 60m -v -lines "${TRIES:-20000}" 2>&1) || status=$?
((status == 0)) || grep -v 'random command lines' <<<"$out" | head -100 >&2
grep -o 'random command lines.*' <<<"$out"
exit "$status"
