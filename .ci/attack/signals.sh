#!/usr/bin/env bash
# Ends the window with SIGTERM, SIGINT and SIGHUP at random moments after something was
# chosen, with fixed seeds, and counts what the next start does not find. Takes an X
# server (Xvfb) and xdotool. BORDERATLAS: the program. TRIES: runs.
# Rows: part, tries, failures, what.
set -uo pipefail
: "${BORDERATLAS:?names the program}"
tries=${TRIES:-500}
RANDOM=20250313
home=$(mktemp -d)
trap 'kill "${server:-0}" 2>/dev/null; rm -rf "$home"' EXIT

if ! command -v Xvfb >/dev/null || ! command -v xdotool >/dev/null; then
  printf 'signals\t0\t0\tskipped: no Xvfb or no xdotool\n'
  exit 0
fi
exec 3<> <(:)
Xvfb -displayfd 4 -screen 0 1280x800x24 -nolisten tcp -noreset 4>"$home/display" 2>/dev/null &
server=$!
until [[ -s $home/display ]]; do read -rt 0.05 -u 3; done
DISPLAY=:$(<"$home/display")
export DISPLAY HOME=$home XDG_CONFIG_HOME=$home/config LIBGL_ALWAYS_SOFTWARE=1

# remembered is the part of the settings that the Right key changes.
remembered() { grep -o '"event\\":\\"[^"]*' "$home"/config/fyne/*/settings.json 2>/dev/null | head -1; }

lost=0 hung=0 left=0 before=
for ((i = 0; i < tries; i++)); do
  "$BORDERATLAS" >"$home/out" 2>&1 &
  id=$!
  window=
  for ((k = 0; k < 400; k++)); do
    window=$(xdotool search --onlyvisible --pid "$id" 2>/dev/null | head -1)
    [[ -n $window ]] && break
    read -rt 0.05 -u 3
  done
  read -rt 1.2 -u 3 # until the map takes keys
  xdotool windowfocus "$window" key Right 2>/dev/null
  read -rt "$(printf '0.%03d' $((250 + RANDOM % 700)))" -u 3
  case $((RANDOM % 3)) in 0) name=TERM ;; 1) name=INT ;; *) name=HUP ;; esac
  kill -"$name" "$id" 2>/dev/null || echo "run $i ended before SIG$name: $(tail -3 "$home/out")" >&2
  for ((k = 0; k < 400; k++)); do
    kill -0 "$id" 2>/dev/null || break
    read -rt 0.05 -u 3
  done
  kill -0 "$id" 2>/dev/null && { hung=$((hung + 1)); kill -9 "$id"; }
  wait "$id" 2>/dev/null
  now=$(remembered)
  [[ -n $now && $now != "$before" ]] || { lost=$((lost + 1)); echo "run $i, SIG$name: $now" >&2; }
  before=$now
  left=$((left + $(find "$home/config" -name '.*.borderatlas-*' | wc -l)))
done
printf 'signals\t%d\t%d\tthe choice before the signal was lost\n' "$tries" "$lost"
printf 'signals\t%d\t%d\tthe window did not end within 20 s\n' "$tries" "$hung"
printf 'signals\t%d\t%d\ttemporary files left\n' "$tries" "$left"
((lost + hung + left == 0))
