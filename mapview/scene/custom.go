package scene

// Custom is an entry in a file's metadata that is the caller's own: none of the
// vocabularies that other programs read has a word for it. The zero value is none.
type Custom struct {
	Namespace string // a URI, where the format has namespaces
	Name      string // of ASCII letters
	Text      string
}
