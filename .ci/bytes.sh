#!/usr/bin/env bash
# Regression list: draws about sixty files of all kinds, days, layouts and languages
# and prints the SHA-256 of each. A change that only moves code leaves every line as
# it was:
#
#   .ci/bytes.sh >before   # on the commit before
#   .ci/bytes.sh | diff before -
#
# Films as MP4 are left out: their bytes are the encoder's.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
go build -o "$folder/borderatlas" ./app
mkdir "$folder/out"

# draw NAME COMMAND ... writes one file of the list; it must be written.
draw() {
  local name=$1 command=$2
  shift 2
  "$folder/borderatlas" "$command" -o "$folder/out/$name" "$@" 2>/dev/null || { echo "$name: not written" >&2; exit 1; }
}

# print NAME COMMAND ... keeps what a command prints.
print() {
  local name=$1
  shift
  "$folder/borderatlas" "$@" >"$folder/out/$name" 2>/dev/null || { echo "$name: not printed" >&2; exit 1; }
}

for date in 1924-10-14 1999-10-15 2021-04-29 2022-09-16 2025-03-13; do
  draw "day-$date.png" image --date "$date" --size 1280x720
  draw "day-$date.svg" image --date "$date" --size 1280x720
done
for layout in map legend title report poster; do
  draw "layout-$layout.png" image --layout "$layout" --size 1200x900
  draw "layout-$layout.pdf" image --layout "$layout" --size 297x210mm
done
for lang in en ru ky tg; do
  draw "lang-$lang.png" image --lang "$lang" --size 900x600
done
for theme in light dark print; do
  draw "theme-$theme.png" image --theme "$theme" --size 900x600
  draw "theme-$theme.pdf" image --theme "$theme" --size 180x120mm
done
draw view-place.png image --view Vorukh --date 2021-04-29 --size 1000x700
draw view-event.svg image --view bogdori-2022-09-16 --size 800x500
draw view-bound.png image --view 69.3,39.5,71.6,40.5 --size 1000x500
draw off.png image --layers provinces --size 800x500
draw every.png image --layers provinces,border,exclaves,clashes,displacement,agreements,places,water,roads,changes --size 1000x700
draw small.png image --size 400x300
draw sizes.png image --sizes highest --people lowest --size 900x600
draw places.png image --place legend=bottom-right,locator=off --layout title --size 900x600
draw blur.png image --blur 10 --size 900x600
draw sheet.png image --sheet 2021-04-28,2021-04-29,2022-09-14,2022-09-16 --size 1200x900
draw compare-side.svg image --date 2022-09-16 --compare 2025-03-13 --size 1200x700
draw compare-swipe.png image --date 2022-09-16 --compare 2025-03-13 --as swipe --size 1200x700
draw outlines.svg image --text outlines --size 180x120mm
draw titled.pdf image --title Title --caption Caption --layout report --size 210x297mm --lang ru
draw quality.jpg image --quality 70 --size 900x600
draw world.png image --world-file --layout map --size 900x600
draw transparent.png image --transparent --layout map --size 900x600
draw stateless.png image --no-state --size 900x600
for story in april-2021 september-2022 line exclaves; do
  draw "deck-$story.pdf" slides --story "$story"
done
draw deck.pptx slides --story line --lang ru
draw deck-days.pptx slides --from 2021-04-28 --to 2021-05-03 --by active-day --aspect 4:3
draw handout.pdf slides --story line --handout 4
draw film.gif animate --story april-2021 --view follow --size 480x270
draw film.apng animate --story exclaves --size 480x270 --lang ru --layout title
draw frames/ animate --from 2022-09-14 --to 2022-09-16 --by active-day --size 480x270
for format in table json csv geojson kml; do
  print "events.$format" events --format "$format"
done
for layer in provinces border exclaves clashes places displacement changes; do
  print "layer-$layer.geojson" data --layer "$layer" --date 2022-09-16
done

cd "$folder/out"
find . -type f | LC_ALL=C sort | xargs sha256sum
