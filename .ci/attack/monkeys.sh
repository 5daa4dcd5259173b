#!/usr/bin/env bash
# Random keys, clicks, drags and wheel turns in a real window, three seeds: it neither
# ends nor stops answering, says nothing of a fault, and keeps its settings.
# Takes Xvfb and xdotool. BORDERATLAS: the program. TRIES: actions for each seed.
# Rows: part, tries, failures, what.
set -uo pipefail
: "${BORDERATLAS:?names the program}"
tries=${TRIES:-1500}
if ! command -v Xvfb >/dev/null || ! command -v xdotool >/dev/null; then
  printf 'monkeys\t0\t0\tskipped: no Xvfb or no xdotool\n'
  exit 0
fi
home=$(mktemp -d)
trap 'kill "${server:-0}" 2>/dev/null; rm -rf "$home"' EXIT
exec 3<> <(:)
Xvfb -displayfd 4 -screen 0 1280x800x24 -nolisten tcp -noreset 4>"$home/display" 2>/dev/null &
server=$!
until [[ -s $home/display ]]; do read -rt 0.05 -u 3; done
DISPLAY=:$(<"$home/display")
export DISPLAY HOME=$home XDG_CONFIG_HOME=$home/config LIBGL_ALWAYS_SOFTWARE=1

keys=(Right Left Up Down Home End space Tab Return Escape plus minus F5 F1 Page_Up Page_Down Delete
  ctrl+f ctrl+e ctrl+s ctrl+z ctrl+n ctrl+g ctrl+shift+c shift+F5 a b 1 9 period)
failures=0
for seed in 1 2 3; do
  RANDOM=$seed
  rm -rf "$home/config"
  "$BORDERATLAS" >"$home/out" 2>&1 &
  id=$!
  for ((k = 0; k < 400; k++)); do
    xdotool search --onlyvisible --pid "$id" >/dev/null 2>&1 && break
    read -rt 0.05 -u 3
  done
  read -rt 1.5 -u 3
  for ((i = 0; i < tries; i += 10)); do
    actions=()
    for ((k = 0; k < 10; k++)); do
      x=$((RANDOM % 1280)) y=$((RANDOM % 800))
      case $((RANDOM % 5)) in
        0 | 1) actions+=(key "${keys[RANDOM % ${#keys[@]}]}") ;;
        2) actions+=(mousemove "$x" "$y" click 1) ;;
        3) actions+=(mousemove "$x" "$y" click $((3 + RANDOM % 3))) ;;
        *) actions+=(mousemove "$x" "$y" mousedown 1 mousemove $((RANDOM % 1280)) $((RANDOM % 800)) mouseup 1) ;;
      esac
    done
    xdotool "${actions[@]}" >/dev/null 2>&1
    kill -0 "$id" 2>/dev/null || break
  done
  # It may have been closed by its own menu; otherwise it ends when it is asked to.
  kill -TERM "$id" 2>/dev/null
  for ((k = 0; k < 400; k++)); do
    kill -0 "$id" 2>/dev/null || break
    read -rt 0.05 -u 3
  done
  hung=0
  kill -0 "$id" 2>/dev/null && { hung=1; kill -9 "$id"; }
  wait "$id" 2>/dev/null
  status=$?
  if ((hung)) || ((status == 2)) || grep -qE 'panic|fault of the program|SIG' "$home/out" || ! ls "$home"/config/fyne/*/settings.json >/dev/null 2>&1; then
    failures=$((failures + 1))
    printf 'seed %d: status %d, hung %d\n' "$seed" "$status" "$hung" >&2
    tail -5 "$home/out" >&2
  fi
done
printf 'monkeys\t%d\t%d\tkeys, clicks, drags and wheel turns, three seeds\n' $((3 * tries)) "$failures"
((failures == 0))
