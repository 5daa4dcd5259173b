#!/usr/bin/env bash
# Power cuts: what was saved, kept against a crash or remembered is whole after the file
# system was cut off without writing anything more, on ext4 and XFS in loop devices.
# Takes root, mkfs.ext4, mkfs.xfs. TRIES: cuts for each case. Rows: part, tries, failures, what.
set -uo pipefail
cd "$(dirname "$0")/../.."
tries=${TRIES:-5}
dir=$(mktemp -d)
trap 'umount "$dir/mount" 2>/dev/null; rm -rf "$dir"' EXIT
if [[ $(id -u) != 0 ]] || ! command -v mkfs.ext4 >/dev/null || ! command -v mkfs.xfs >/dev/null; then
  printf 'power cuts\t0\t0\tskipped: takes root, mkfs.ext4 and mkfs.xfs\n'
  exit 0
fi
go build -o "$dir/power" .ci/attack/power.go || exit
mkdir "$dir/mount"
status=0
for system in ext4 xfs; do
  for case in 'new file' 'old file' 'kept' 'settings'; do
    failures=0
    for ((i = 0; i < tries; i++)); do
      rm -f "$dir/image"
      truncate -s 400M "$dir/image"
      "mkfs.$system" -q "$dir/image" && mount -o loop "$dir/image" "$dir/mount" || { echo "no $system in a loop device" >&2; exit 1; }
      "$dir/power" write "$case" "$dir/mount" || failures=$((failures + 1))
      umount "$dir/mount"
      mount -o loop "$dir/image" "$dir/mount"
      "$dir/power" check "$case" "$dir/mount" || failures=$((failures + 1))
      umount "$dir/mount"
    done
    ((failures == 0)) || status=1
    printf 'power cuts\t%d\t%d\t%s, %s\n' "$tries" "$failures" "$system" "$case"
  done
done
exit "$status"
