#!/usr/bin/env bash
# Fuzzing: runs every fuzz target of the module for SECONDS_EACH seconds, the usual
# number of which makes all of them take about ten minutes. Prints a row for each
# target: part, executions, failures, what it reads. What breaks a target is left
# beside it in testdata/fuzz, and becomes a test by being committed.
set -euo pipefail
cd "$(dirname "$0")/../.."

mapfile -t targets < <(grep -rn --include='*_test.go' -E '^func Fuzz[A-Za-z0-9]+\(' . |
  grep -v '/assets/generate/' | sed -E 's/^(.*)\/[^/]+_test\.go:[0-9]+:func (Fuzz[A-Za-z0-9]+)\(.*/\1 \2/' | sort)
each=${SECONDS_EACH:-$((600 / ${#targets[@]}))}

total=0 broken=0
for target in "${targets[@]}"; do
  read -r package name <<<"$target"
  failures=0
  # Making a find smaller is for those who mend it: here it would take most of the time.
  out=$(go test -run='^$' -fuzz="^$name\$" -fuzztime="${each}s" -fuzzminimizetime=1x ${FUZZ_PARALLEL:+-parallel="$FUZZ_PARALLEL"} "$package" 2>&1) || failures=1
  count=$(grep -oE 'execs: [0-9]+' <<<"$out" | tail -1 | grep -oE '[0-9]+' || echo 0)
  if ((failures)); then
    printf '%s\n' "$out" | tail -40 >&2
  fi
  total=$((total + count)) broken=$((broken + failures))
  printf 'fuzz %s\t%d\t%d\t%s\n' "$name" "$count" "$failures" "${package#./}"
done
printf 'fuzz, all targets\t%d\t%d\t%d targets, %d s each\n' "$total" "$broken" "${#targets[@]}" "$each"
((broken == 0))
