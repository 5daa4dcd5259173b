// Package chronicle holds what happened: events with their figures, statements,
// places and sources, and who left where. Almost every number in it is a claim,
// so each carries who makes it and where it was read; claims that contradict each
// other stand side by side and nothing here merges them. Everything is read from
// files that are handed in, checked once, and immutable afterwards. What each
// field of the files means stands in the README beside them.
package chronicle

import "borderatlas/layers/calendar"

// Kind says what an event was.
type Kind string

// The kinds.
const (
	KindClash        Kind = "clash"        // fighting of two sides, with or without firearms
	KindShooting     Kind = "shooting"     // gunfire at people or vehicles
	KindShelling     Kind = "shelling"     // artillery, mortars, rockets
	KindAirStrike    Kind = "air_strike"   // from a drone or an aircraft
	KindArson        Kind = "arson"        // burning of homes and buildings
	KindDamage       Kind = "damage"       // change of buildings counted by a third party
	KindDetention    Kind = "detention"    // people held or released
	KindDisplacement Kind = "displacement" // people leaving or being moved
	KindAgreement    Kind = "agreement"    // treaties, protocols, swaps of land
	KindCeasefire    Kind = "ceasefire"
	KindSummit       Kind = "summit" // heads of state or of an alliance's bodies meet
	KindPolitical    Kind = "political"
	KindMilitary     Kind = "military" // arms, exercises, troops; no fighting
	KindOther        Kind = "other"    // reports, building, trade
)

// Group is a set of kinds that share a mark on the map.
type Group string

// The groups.
const (
	GroupClash        Group = "clash"     // clash, shooting
	GroupShelling     Group = "shelling"  // shelling, air_strike
	GroupArson        Group = "arson"     // arson, damage
	GroupDetention    Group = "detention" // detention
	GroupTalks        Group = "talks"     // agreement, ceasefire, summit
	GroupPolitical    Group = "political"
	GroupMilitary     Group = "military"
	GroupDisplacement Group = "displacement"
	GroupOther        Group = "other"
)

// Precision says what the two days of an event's span mean.
type Precision string

// The precisions.
const (
	ByDay   Precision = "day"   // one known day
	ByRange Precision = "range" // lasted from the first to the last day, or lies somewhere between them
	ByMonth Precision = "month" // whole months: only the month is known
	ByYear  Precision = "year"  // whole years: only the year is known
)

// Side names a party by its state.
type Side string

// The sides. Both is for what was counted without telling the two apart.
const (
	NoSide Side = ""
	KG     Side = "KG"
	TJ     Side = "TJ"
	Both   Side = "both"
)

// Confidence says how sure it is that an event happened; it is not about the figures.
type Confidence string

// The degrees of confidence.
const (
	High   Confidence = "high"   // several independent sources, or a primary one, agree
	Medium Confidence = "medium" // one decent source, or a fuzzy date
	Low    Confidence = "low"    // a single weak source or an inferred date
)

// Qualifier says how a claimant limits a value.
type Qualifier string

// The qualifiers; the empty one means that the value is given without any.
const (
	About    Qualifier = "about"
	AtLeast  Qualifier = "at_least"
	MoreThan Qualifier = "more_than"
	Nearly   Qualifier = "nearly"
	UpTo     Qualifier = "up_to"
)

// Scope relates a figure to others.
type Scope string

// The scopes; the empty one means that the figure stands alone.
const (
	Total   Scope = "total"   // includes other figures of its measure in the event or its parts
	Part    Scope = "part"    // contained in a total
	Running Scope = "running" // an early or partial count that later figures include
	Area    Scope = "area"    // covers more than the event's places
	Repeat  Scope = "repeat"  // the same count stands in another event
)

// Measure is what a figure counts: "killed", "homes_destroyed", "border_length_km".
// Measures lists the known ones.
type Measure string

// Event is one entry of the chronicle.
type Event struct {
	ID         string
	Span       calendar.Span // closed: both days belong to it
	Precision  Precision
	DateNote   string      // what is not sure about the days; may be empty
	DateClaims []DateClaim // where sources give different days; may be empty
	Clocks     []Clock     // clock times that are known, earliest first; may be empty
	Kind       Kind
	Places     []*Place // in the order of the account; may be empty
	PlaceNote  string
	Title      string // English
	Summary    string // English, one or two neutral sentences
	Figures    []Figure
	Statements []Statement
	Note       string
	Confidence Confidence
	OneSided   bool   // every account comes from one side, even where third parties relay it
	Account    Side   // whose account that is: KG or TJ; NoSide unless OneSided and known
	LookedFor  string // where the other side's account was looked for; never empty if OneSided
	Umbrella   bool   // stands for a whole war; its figures include those of its parts
	Parts      []*Event
	Whole      *Event // the umbrella that this event is a part of, or nil
	Diplomat   Diplomat
	Sources    []*Source // all, including those of figures and statements

	order int // in stepping order
}

// DateClaim is the days that one source gives for an event.
type DateClaim struct {
	Span      calendar.Span
	ClaimedBy string
	Source    *Source
}

// Diplomat says how an event stands to the article "Escalating Conflict on the
// Kyrgyz-Tajik Border" (The Diplomat, September 2022).
type Diplomat struct {
	Cited       bool   // the article is among the event's sources
	Note        string // what the article itself says; may be empty
	Discrepancy string // where it differs from the record; may be empty
}

// Figure is a number as somebody claims it. An event holds several of one
// measure, and no function of this package returns "the" number.
type Figure struct {
	Measure        Measure
	Side           Side     // the side affected, never who claims it
	Value          *float64 // nil if only a range or words are known
	Low, High      *float64 // the range, where one is given
	Text           string   // the claimant's words where they say more than the value
	Qualifier      Qualifier
	ClaimedBy      string
	Authority      Side             // the side for whose state the claimant speaks, or NoSide
	AsOf           calendar.Partial // may be unknown
	Source         *Source
	Scope          Scope
	AboutOtherSide bool   // a party's claim about the other side
	Place          *Place // where it counts, if the claim names one place among several; else nil
}

// Topic says what a statement is about, where sources are known to differ.
type Topic string

// The topics; the empty one stands for everything else.
const (
	WhoBegan   Topic = "who_began"   // who fired first, or again after a ceasefire
	WhatCalled Topic = "what_called" // what the fighting is called
)

// Statement is a claim without a number.
type Statement struct {
	Topic     Topic
	Text      string
	ClaimedBy string
	Source    *Source
	AsOf      calendar.Partial // may be unknown
}

// Place is a spot that events name.
type Place struct {
	ID       string
	Names    map[string]string   // one display form per language: en, ru, ky, tg, uz; en is always there
	Variants map[string][]string // further forms per language; may be nil
	Kind     string              // city, town, village, area, checkpoint, province, country, exclave, airport, lake, dam, pass, monument, summit_venue
	Country  string              // ISO 3166-1 alpha-2; Disputed or Shared
	Province string              // English name, or two with " / " between; may be empty
	District string              // may be empty
	Lon, Lat float64             // WGS 84, degrees

	PrecisionM      float64 // radius in metres within which the place is believed to lie
	BlurM           float64 // how much of that a blur has added; see Blurred
	PrecisionSource string  // what the point rests on
	Sources         []*Source
	Status2025      string // what the treaty of 13 March 2025 does to it; may be empty
	Note            string
	Orientation     bool          // in no event and no displacement row
	Valid           calendar.Span // the days on which it exists; calendar.Always unless known
}

// Countries of places that do not belong to one state.
const (
	Disputed = "disputed" // claimed by both sides before 13 March 2025
	Shared   = "shared"   // of several states
)

// Displacement is one row of who left from where to where. Rows are claims like
// figures; see Sum for which of them may be added.
type Displacement struct {
	Event     *Event
	From      *Place
	FromArea  *Territory // set where From is only the marker of a larger area
	To        *Place     // nil if not known
	ToArea    *Territory // set where To is only the marker of a larger area
	Count     *int       // people; nil if not counted
	Qualifier Qualifier  // how the claimant limits the count; may be empty
	ClaimedBy string
	AsOf      calendar.Partial // day of the count; may be unknown
	Sources   []*Source
	Aggregate bool // never to be added to other rows: a total, an earlier count or a part of another row
	Subset    bool // aggregate because its people are already in another row

	ShelterPoints *int // places of shelter, where they are known instead of people
	Houses        *int // houses, where they are known instead of people
	Note          string

	order int // in the file
}

// Territory is an area that a place stands for: a district, or villages that
// nobody listed.
type Territory struct {
	Kind     string            // district or villages
	Names    map[string]string // en and ru at least
	Lon, Lat float64           // WGS 84, degrees: a spot inside, chosen for the mark; it says nothing about who left from where
}

// Source is a page or document.
type Source struct {
	ID        string
	Title     string
	Publisher string
	Date      string // YYYY, YYYY-MM, YYYY-MM-DD, a closed interval of them with a slash, or empty
	DateNote  string // how the date was found, where it is not printed
	URL       string
}

// Position is a place in time: a day and, on it, the chosen event or none.
type Position struct {
	Day   calendar.Day
	Event string // id, or empty
}
