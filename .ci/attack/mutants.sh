#!/usr/bin/env bash
# Mutants: 20,000 mutations and all truncations of an atlas file, and a fifth as many of
# pictures with state, each drawn from the file to a picture. See mutants.go.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec go run ./.ci/attack/mutants.go -tries "${TRIES:-20000}" -seed "${SEED:-1}"
