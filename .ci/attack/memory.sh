#!/usr/bin/env bash
# Opens hostile atlas files and pictures and measures the program from outside: each is
# read or refused within 200 MB and 2 s of the processor, in at most 21 lines. Takes GNU time.
# BORDERATLAS: the program. Rows: part, tries, failures, what.
set -uo pipefail
: "${BORDERATLAS:?names the program}"
timer=$(type -P time) || { printf 'memory\t0\t0\tskipped: no GNU time\n'; exit 0; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

head='{"format":"Border Atlas","version":1,"state":{"day":"2022-09-16"}'
repeat() { yes "$1" | head -n "$2" | tr -d '\n'; } # text times
{ printf '%s,"story":{"title":"a","pages":[' "$head"; repeat '1,' 2000000; printf '1]}}'; } >"$dir/wrong-pages.atlas"
{ printf '%s,"story":{"title":"' "$head"; repeat 'aaaaaaaaaaaaaaa' 1000000; printf '","pages":[]}}'; } >"$dir/long-title.atlas"
{ printf '%s' "$head"; seq -f ',"x%.0f":1' 300000 | tr -d '\n'; printf '}'; } >"$dir/unknown-fields.atlas"
{ repeat '[' 8000000; } >"$dir/nested.atlas"
truncate -s 512M "$dir/zeros.atlas"
{ printf '<svg xmlns="http://www.w3.org/2000/svg">'; yes '<g id="a"/>' | head -c 225000000; printf '</svg>'; } >"$dir/large.svg"

tries=0 failures=0
for file in "$dir"/*.atlas "$dir"/*.svg; do
  tries=$((tries + 1))
  "$timer" -f '%M %U %S' -o "$dir/measured" "$BORDERATLAS" image -o "$dir/out.png" --force --size 400x300 --atlas "$file" >/dev/null 2>"$dir/said"
  read -r kilobytes user system < <(tail -1 "$dir/measured")
  lines=$(wc -l <"$dir/said")
  if ((kilobytes > 200000)) || awk "BEGIN {exit !($user + $system > 2)}" || ((lines > 21)) || LC_ALL=C grep -q '[^[:print:][:space:]]' <(LC_ALL=C tr -d '\200-\377' <"$dir/said"); then
    failures=$((failures + 1))
    printf '%s: %s KB, %s + %s s, %s lines\n' "${file##*/}" "$kilobytes" "$user" "$system" "$lines" >&2
  fi
done
printf 'memory\t%d\t%d\thostile files within 200 MB and 2 s\n' "$tries" "$failures"
((failures == 0))
