package licences

import (
	"encoding/json"
	"fmt"
	"time"
)

// Program is what the bill of materials is about.
type Program struct {
	Name, Version, Licence string
	Commit                 string // the repository's revision
	When                   time.Time
}

// Bill is the bill of materials as SPDX 2.3 in JSON: the program, and each part that
// it contains. Equal input gives equal bytes.
func Bill(p Program, entries []Entry) ([]byte, error) {
	const own = "SPDXRef-Program"
	doc := spdx{
		Version: "SPDX-2.3", Licence: "CC0-1.0", ID: "SPDXRef-DOCUMENT",
		Name: p.Name + " " + p.Version, Namespace: "urn:borderatlas:" + p.Version + ":" + p.Commit,
		Made:     made{p.When.UTC().Format(time.RFC3339), []string{"Tool: borderatlas-setup"}},
		Packages: []part{{Name: p.Name, ID: own, Version: p.Version, Place: "NOASSERTION", Declared: p.Licence, Concluded: p.Licence, Copyright: "NOASSERTION"}},
		Relations: []relation{
			{"SPDXRef-DOCUMENT", "DESCRIBES", own},
		},
		Others: []other{{publicDomain, "The work is in the public domain.", "Public domain"}},
	}
	for i, e := range entries {
		id := fmt.Sprintf("SPDXRef-Part-%d", i+1)
		doc.Packages = append(doc.Packages, e.part(id))
		doc.Relations = append(doc.Relations, relation{own, "CONTAINS", id})
	}
	data, err := json.MarshalIndent(doc, "", "  ")
	return append(data, '\n'), err
}

func (e Entry) part(id string) part {
	p := part{
		Name: e.Path, ID: id, Version: e.Version, Place: "NOASSERTION",
		Declared: e.ID, Concluded: "NOASSERTION", Copyright: "NOASSERTION", Source: e.Source,
	}
	if e.Link != "" {
		p.Links = []link{{"PACKAGE-MANAGER", "purl", e.Link}}
	}
	if e.Credit != "" {
		p.Credits = []string{e.Credit}
	}
	return p
}

type spdx struct {
	Version   string     `json:"spdxVersion"`
	Licence   string     `json:"dataLicense"`
	ID        string     `json:"SPDXID"`
	Name      string     `json:"name"`
	Namespace string     `json:"documentNamespace"`
	Made      made       `json:"creationInfo"`
	Packages  []part     `json:"packages"`
	Relations []relation `json:"relationships"`
	Others    []other    `json:"hasExtractedLicensingInfos"`
}

// other is a licence that SPDX has no name for.
type other struct {
	ID   string `json:"licenseId"`
	Text string `json:"extractedText"`
	Name string `json:"name"`
}

type made struct {
	When string   `json:"created"`
	By   []string `json:"creators"`
}

type part struct {
	Name      string   `json:"name"`
	ID        string   `json:"SPDXID"`
	Version   string   `json:"versionInfo,omitempty"`
	Place     string   `json:"downloadLocation"`
	Analyzed  bool     `json:"filesAnalyzed"`
	Concluded string   `json:"licenseConcluded"`
	Declared  string   `json:"licenseDeclared"`
	Copyright string   `json:"copyrightText"`
	Source    string   `json:"sourceInfo,omitempty"`
	Credits   []string `json:"attributionTexts,omitempty"`
	Links     []link   `json:"externalRefs,omitempty"`
}

type link struct {
	Category string `json:"referenceCategory"`
	Kind     string `json:"referenceType"`
	Locator  string `json:"referenceLocator"`
}

type relation struct {
	From string `json:"spdxElementId"`
	Kind string `json:"relationshipType"`
	To   string `json:"relatedSpdxElement"`
}
