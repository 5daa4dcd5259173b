module borderatlas/assets/generate

go 1.26.0

require (
	github.com/peterstace/simplefeatures v0.50.0
	google.golang.org/protobuf v1.36.6
)
