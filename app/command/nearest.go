package command

import (
	"cmp"
	"slices"
	"strings"
)

// suggestions is how many near names an error lists.
const suggestions = 3

// nearest lists the names most like a typed one, the nearest first.
func nearest(typed string, among []string) string {
	type scored struct {
		name     string
		distance int
	}
	typed = fold(typed)
	var list []scored
	for _, name := range among {
		folded := fold(name)
		d := 2 * distance(typed, folded)
		if strings.HasPrefix(folded, typed) || strings.HasPrefix(typed, folded) {
			d = 1 // what was begun is nearer than what was misspelt
		}
		list = append(list, scored{name, d})
	}
	slices.SortFunc(list, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	list = slices.CompactFunc(list, func(a, b scored) bool { return a.name == b.name })
	var found []string
	for _, s := range list[:min(len(list), suggestions)] {
		found = append(found, s.name)
	}
	return strings.Join(found, ", ")
}

// folder makes spellings equal that people do not tell apart.
var folder = strings.NewReplacer("ё", "е", "-", " ", "_", " ", "'", "", "’", "", "ʻ", "", "`", "")

// fold is a name for comparison: lower case, without hyphens and apostrophes.
func fold(name string) string {
	return strings.Join(strings.Fields(folder.Replace(strings.ToLower(name))), " ")
}

// distance is how many letters must be added, dropped or changed to turn a into
// b (Levenshtein 1966).
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		corner := row[0]
		row[0] = i + 1
		for j, s := range to {
			change := corner
			if r != s {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(row[j]+1, row[j+1]+1, change)
		}
	}
	return row[len(to)]
}
