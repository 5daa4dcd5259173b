#!/usr/bin/env bash
# Power cuts: saving in the program's own ways on ext4 and XFS, shut down without what was
# not yet written, mounted again and looked at. See power.go. Takes root and loop devices.
# Rows: part, tries, failures, what.
set -uo pipefail
cd "$(dirname "$0")/../.."
if ((EUID != 0)); then
  printf 'power\t0\t0\tskipped: file systems of its own take root\n'
  exit 0
fi
status=0
program=$(mktemp)
trap 'rm -f "$program"' EXIT
go build -o "$program" ./.ci/attack/power.go || exit 1
for kind in ext4 xfs; do
  if ! command -v "mkfs.$kind" >/dev/null || ! grep -qw "$kind" /proc/filesystems; then
    printf 'power\t0\t0\t%s: skipped, this system has none\n' "$kind"
    continue
  fi
  "$program" -fs "$kind" -tries "${TRIES:-20}" || status=1
done
exit "$status"
