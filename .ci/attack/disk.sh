#!/usr/bin/env bash
# Disks that fail: full, full in the midst of writing, read-only, and one that answers
# late, over exports of each kind, saving and keeping what is unsaved. An export that
# fails answers with one sentence that names what was asked for, and the status 1, leaves
# the old file whole and nothing beside it; late ones end as any other.
# BORDERATLAS: the program. Takes root, for file systems of its own, and /dev/fuse for the
# late one. Rows: part, tries, failures, what.
set -uo pipefail
: "${BORDERATLAS:?names the program}"
cd "$(dirname "$0")/../.."
if ((EUID != 0)); then
  printf 'disk\t0\t0\tskipped: file systems of its own take root\n'
  exit 0
fi
work=$(mktemp -d); disk=$work/disk; share=$work/share
mkdir "$disk" "$share" "$work/held" "$work/plain"
fuse=
finish() {
  [[ -z $fuse ]] || { kill -CONT "$fuse"; umount "$share"; wait "$fuse"; } 2>/dev/null
  umount "$disk" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT

kinds=(png jpg svg pdf world deck.pptx deck.pdf gif apng mp4 folder geojson json)
command -v ffmpeg >/dev/null || kinds=("${kinds[@]/mp4/}")

# path_of KIND: the name that a kind is asked for under.
path_of() { # kind
  case $1 in
    world) echo world.png ;;
    folder) echo film/ ;;
    *) echo "a.$1" ;;
  esac
}

# export_to KIND FOLDER DAY: one export of a kind; what it says goes to $work/said.
export_to() { # kind folder day
  local out=$2/$(path_of "$1") film=(animate --from 2022-09-14 --to "$3" --by active-day --size 400x300)
  case $1 in
    png | jpg | svg | pdf) set -- image --size 400x300 --date "$3" ;;
    world) set -- image --size 400x300 --layout map --world-file --date "$3" ;;
    deck.*) set -- slides --from 2022-09-14 --to "$3" ;;
    gif | apng | mp4 | folder) set -- "${film[@]}" ;;
    geojson) set -- data --layer clashes ;;
    json) set -- data --layer border ;;
  esac
  "$BORDERATLAS" "$@" --force -o "$out" >"$work/printed" 2>"$work/said"
}

# sums prints the sums of all files in a folder, hidden ones too, without the filler.
sums() { (cd "$1" && find . -type f ! -name filler -exec cksum {} + | sort -k3); } # folder

failures=0
# fails KIND BEFORE: counts an export that does not fail as it should, where the folder
# has held what is told before.
fails() { # kind before
  local said status=0 out
  out=$disk/$(path_of "$1")
  export_to "$1" "$disk" 2022-09-17 || status=$?
  said=$(tr '\r' '\n' <"$work/said" | grep -Ev '^borderatlas: [a-z]+ [0-9]+ of [0-9]+|^$')
  if [[ $status == 1 && $(wc -l <<<"$said") == 1 && $said == *"${out%/}"* && $said != *.borderatlas-* && ! -s $work/printed && $(sums "$disk") == "$2" ]]; then
    return
  fi
  failures=$((failures + 1))
  printf '%s: status %d, it says: %s\n' "$1" "$status" "$said" >&2
  diff <(echo "$2") <(sums "$disk") >&2
}

# row WHAT TRIES: prints what was counted.
row() { printf 'disk\t%d\t%d\t%s\n' "$2" "$failures" "$1"; failures=0; }

# with KIND: a disk of its own with the old file of a kind.
with() { # kind
  umount "$disk" 2>/dev/null
  mount -t tmpfs -o size=64m tmpfs "$disk"
  export_to "$1" "$disk" 2022-09-16 || { cat "$work/said" >&2; failures=$((failures + 1)); }
}

# fill BYTES: leaves so much room.
fill() { # bytes
  head -c "$1" /dev/zero >"$disk/room"
  cat /dev/zero >"$disk/filler" 2>/dev/null
  rm "$disk/room"
}

for case in "0 full" "8192 full in the midst of writing"; do
  for kind in "${kinds[@]}"; do
    with "$kind"; before=$(sums "$disk"); fill "${case%% *}"
    fails "$kind" "$before"
  done
  row "${case#* }" "${#kinds[@]}"
done
for kind in "${kinds[@]}"; do
  with "$kind"; before=$(sums "$disk"); mount -o remount,ro "$disk"
  fails "$kind" "$before"
done
row "read-only" "${#kinds[@]}"

# saving and keeping what is unsaved
umount "$disk"; mount -t tmpfs -o size=256k tmpfs "$disk"
BORDERATLAS_TEST_FULL=$disk go test ./app/document -count=1 -run '^TestAFullDisk$' >&2 || failures=1
row "saving and keeping on a full disk" 2
go test ./app/window -count=1 -run '^(TestSlowDisksHoldNothingUp|TestQuickSavesKeepTheirOrder|TestClosingWaitsForTheFile)$' >&2 || failures=1
row "window beside a disk that does not answer" 16

# a share that answers late: its server stands still for a while
[[ -c /dev/fuse ]] && GOBIN=$work go install github.com/hanwen/go-fuse/v2/example/loopback@v2.5.1 2>/dev/null || { row "late: skipped" 0; exit; }
"$work/loopback" -directmount "$share" "$work/held" >/dev/null 2>&1 & fuse=$!
until mountpoint -q "$share"; do sleep 0.1; done
for kind in "${kinds[@]}"; do
  kill -STOP "$fuse"
  (sleep 3; kill -CONT "$fuse") &
  late=$!
  export_to "$kind" "$share" 2022-09-16 || { failures=$((failures + 1)); cat "$work/said" >&2; }
  wait "$late"
  export_to "$kind" "$work/plain" 2022-09-16 || failures=$((failures + 1))
done
diff <(sums "$work/plain") <(sums "$work/held") >&2 || failures=$((failures + 1))
row "answers after 3 s" "${#kinds[@]}"
