#!/usr/bin/env bash
# Kills exports over existing files at random moments, with fixed seeds, and counts
# what is broken, mixed or left over after the next export into the folder.
# BORDERATLAS: the program. TRIES: kills for each kind. Rows: part, tries, failures, what.
set -uo pipefail
: "${BORDERATLAS:?names the program}"
tries=${TRIES:-100}
RANDOM=20250313
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT

# export_to KIND FILE: begins one of two exports that differ, by the day.
export_to() { # kind day
  case $1 in
    world) "$BORDERATLAS" image -o "$dir/map.png" --size "$2x300" --layout map --world-file --force ;;
    svg) "$BORDERATLAS" image -o "$dir/map.svg" --size "$2x300" --force ;;
    pdf) "$BORDERATLAS" image -o "$dir/map.pdf" --size "$2x300" --force ;;
    deck) "$BORDERATLAS" slides -o "$dir/deck.pptx" --events "ovchi-strike-2022-09-16,$([[ $2 == 410 ]] && echo treaty-2025-03-13 || echo posts-2003-01)" --force ;;
    gif) "$BORDERATLAS" animate -o "$dir/film.gif" --events camera-2021-04-28,treaty-2025-03-13 --move 0 --size "$2x300" --force ;;
    apng) "$BORDERATLAS" animate -o "$dir/film.apng" --events camera-2021-04-28,treaty-2025-03-13 --move 0 --size "$2x300" --force ;;
    data) "$BORDERATLAS" data --layer clashes -o "$dir/map.geojson" --force ;;
  esac
} >"$dir.log" 2>&1

# sums prints the sums of what lies in the folder under names that are not hidden.
sums() { (cd "$dir" && cksum -- *); }

for kind in world svg pdf deck gif apng data; do
  rm -rf "${dir:?}"/* "$dir"/.[!.]*
  export_to "$kind" 410 || { cat "$dir.log" >&2; printf 'kills\t0\t1\t%s could not be exported\n' "$kind"; continue; }
  first=$(sums)
  begin=$(date +%s%N); export_to "$kind" 420; took=$(( ($(date +%s%N) - begin) / 1000 ))
  second=$(sums)
  broken=0
  for ((i = 0; i < tries; i++)); do
    size=$((410 + 10 * (i % 2)))
    export_to "$kind" "$size" & id=$!
    sleep "$(printf '%d.%06d' 0 $(((RANDOM * 32768 + RANDOM) % took % 1000000)))"
    pkill -9 -P "$id" 2>/dev/null; kill -9 "$id" 2>/dev/null; wait "$id" 2>/dev/null
    now=$(sums)
    # a picture alone is what a kill may leave; anything else is the one set or the other
    while read -r line; do
      grep -qxF -- "$line" <<<"$first" || grep -qxF -- "$line" <<<"$second" || { broken=$((broken + 1)); break; }
    done <<<"$now"
    [[ -z $(comm -23 <(sort <<<"$now") <(sort <<<"$first")) || -z $(comm -23 <(sort <<<"$now") <(sort <<<"$second")) ]] || broken=$((broken + 1))
  done
  export_to "$kind" 410
  left=$(find "$dir" -name '.*.borderatlas-*' | wc -l)
  printf 'kills\t%d\t%d\t%s: broken or mixed files\n' "$tries" "$broken" "$kind"
  printf 'kills\t%d\t%d\t%s: left after the next export\n' "$tries" "$left" "$kind"
done
rm -f "$dir.log"
