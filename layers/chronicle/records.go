package chronicle

// The records as they stand in the files; the README beside the files gives the
// meaning of each field. Dates are text here and checked when they are converted.

type sourceRecord struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Date      string `json:"date"`
	DateNote  string `json:"date_note"`
	URL       string `json:"url"`
}

type placeRecord struct {
	ID              string              `json:"id"`
	Kind            string              `json:"kind"`
	Names           map[string]string   `json:"names"`
	Variants        map[string][]string `json:"variants"`
	Country         string              `json:"country"`
	Province        string              `json:"province"`
	District        string              `json:"district"`
	Lon             *float64            `json:"lon"`
	Lat             *float64            `json:"lat"`
	PrecisionM      float64             `json:"precision_m"`
	PrecisionSource string              `json:"precision_source"`
	Valid           string              `json:"valid"`
	Status2025      string              `json:"status_2025"`
	Note            string              `json:"note"`
	Orientation     bool                `json:"orientation"`
	Sources         []string            `json:"sources"`
}

type eventRecord struct {
	ID         string            `json:"id"`
	Date       string            `json:"date"`
	Precision  Precision         `json:"precision"`
	DateNote   string            `json:"date_note"`
	DateClaims []dateClaimRecord `json:"date_claims"`
	Clocks     []clockRecord     `json:"clocks"`
	Kind       Kind              `json:"kind"`
	Confidence Confidence        `json:"confidence"`
	OneSided   bool              `json:"one_sided"`
	LookedFor  string            `json:"looked_for"`
	Account    Side              `json:"account"`
	Umbrella   bool              `json:"umbrella"`
	Parts      []string          `json:"parts"`
	Title      string            `json:"title"`
	Summary    string            `json:"summary"`
	Places     []string          `json:"places"`
	PlaceNote  string            `json:"place_note"`
	Figures    []figureRecord    `json:"figures"`
	Statements []statementRecord `json:"statements"`
	Note       string            `json:"note"`
	Diplomat   diplomatRecord    `json:"diplomat"`
	Sources    []string          `json:"sources"`
}

type dateClaimRecord struct {
	Date      string `json:"date"`
	ClaimedBy string `json:"claimed_by"`
	Source    string `json:"source"`
}

type clockRecord struct {
	Day       string `json:"day"`
	Time      string `json:"time"`
	Zone      Zone   `json:"zone"`
	Stated    bool   `json:"stated"`
	About     bool   `json:"about"`
	What      string `json:"what"`
	ClaimedBy string `json:"claimed_by"`
	Source    string `json:"source"`
}

type diplomatRecord struct {
	Cited       bool   `json:"cited"`
	Note        string `json:"note"`
	Discrepancy string `json:"discrepancy"`
}

type figureRecord struct {
	Measure        Measure   `json:"measure"`
	Side           Side      `json:"side"`
	Value          *float64  `json:"value"`
	Low            *float64  `json:"low"`
	High           *float64  `json:"high"`
	Text           string    `json:"text"`
	Qualifier      Qualifier `json:"qualifier"`
	Place          string    `json:"place"`
	ClaimedBy      string    `json:"claimed_by"`
	AsOf           string    `json:"as_of"`
	Source         string    `json:"source"`
	Scope          Scope     `json:"scope"`
	AboutOtherSide bool      `json:"about_other_side"`
}

type statementRecord struct {
	Topic     Topic  `json:"topic"`
	Text      string `json:"text"`
	ClaimedBy string `json:"claimed_by"`
	AsOf      string `json:"as_of"`
	Source    string `json:"source"`
}

type displacementRecord struct {
	Event         string           `json:"event"`
	From          string           `json:"from"`
	FromArea      *territoryRecord `json:"from_area"`
	To            string           `json:"to"`
	ToArea        *territoryRecord `json:"to_area"`
	Count         *int             `json:"count"`
	Qualifier     Qualifier        `json:"qualifier"`
	ShelterPoints *int             `json:"shelter_points"`
	Houses        *int             `json:"houses"`
	Aggregate     bool             `json:"aggregate"`
	Subset        bool             `json:"subset"`
	ClaimedBy     string           `json:"claimed_by"`
	AsOf          string           `json:"as_of"`
	Note          string           `json:"note"`
	Sources       []string         `json:"sources"`
}

type territoryRecord struct {
	Kind  string            `json:"kind"`
	Names map[string]string `json:"names"`
	Lon   *float64          `json:"lon"`
	Lat   *float64          `json:"lat"`
}

func (r sourceRecord) key() string       { return r.ID }
func (r placeRecord) key() string        { return r.ID }
func (r eventRecord) key() string        { return r.ID }
func (r displacementRecord) key() string { return r.Event }
