# Short names for what `go run ./app/setup` and the go command do. Make is not needed.
.PHONY: run test build check attack bench data generate golden pictures release

run test build bench:
	go run ./app/setup $@

check: # everything that must hold before a change lands
	.ci/run

attack: # kills, signals, full disks, hostile files, monkeys, fuzzing: half an hour
	.ci/attack/run

data: # rebuild the geometry from its sources
	go generate ./assets

generate: # icons and metadata, after a change of FyneApp.toml
	go generate ./app/setup

golden: # renew the masters of the tests; look at the difference before you commit it
	go test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n1 dirname | sort -u) -update

pictures: build # the pictures and sample files of the README, by the program itself
	mkdir -p assets/package/pictures
	./borderatlas image --force -o assets/package/pictures/region.png --date 2022-09-16 --size 1600x900
	./borderatlas image --force -o assets/package/pictures/treaty.png --date 2025-03-13 --size 1600x900 --theme dark
	./borderatlas image --force -o assets/package/pictures/sample.svg --date 2022-09-16 --size 1600x900
	./borderatlas image --force -o assets/package/pictures/sample.pdf --date 2022-09-16 --preset a4

release: # all packages that can be built here, into dist
	go run ./app/setup release
