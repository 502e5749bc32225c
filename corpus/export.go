package corpus

// Exported is a document as it is given out: the JSON of one line of an export
// and of the API. What a document does not state is left out.
type Exported struct {
	ID      string   `json:"id"`
	Title   string   `json:"title,omitempty"`
	Region  Region   `json:"region,omitempty"`
	Level   Level    `json:"level,omitempty"`
	Year    int      `json:"year,omitempty"`
	Date    string   `json:"date,omitempty"`
	Kind    string   `json:"kind,omitempty"`
	Issuer  string   `json:"issuer,omitempty"`
	Issuers []string `json:"issuers,omitempty"` // each by itself, where several issued it
	Number  string   `json:"number,omitempty"`
	Index   string   `json:"index,omitempty"`
	Topic   string   `json:"topic,omitempty"`
	Speaker string   `json:"speaker,omitempty"`
	Office  string   `json:"office,omitempty"`
	Session string   `json:"session,omitempty"`
	Dates
	Origins    map[Field]Origin    `json:"origins,omitempty"`
	Source     Source              `json:"source,omitzero"`
	Paragraphs []ExportedParagraph `json:"paragraphs"`
}

// ExportedParagraph is a paragraph of an Exported document.
type ExportedParagraph struct {
	ID   string        `json:"id"` // see ParagraphID
	Kind ParagraphKind `json:"kind"`
	// Section holds the titles from the outermost section inwards.
	Section []string `json:"section,omitempty"`
	// Role is that of the section: RoleReview or RolePlan, empty for RoleOther.
	Role Role `json:"role,omitempty"`
	// Label is the article, 第十二条; Page that of a file with pages.
	Label string `json:"label,omitempty"`
	Page  int    `json:"page,omitempty"`
	Text  string `json:"text"`
}

// Export returns d as it is given out, with its source as stored: who must not
// see a path has to take it off.
func Export(d *Document) Exported {
	e := Exported{
		ID: d.ID, Title: d.Title, Region: d.Region, Level: d.Level, Year: d.Year, Date: d.Date,
		Kind: d.Kind, Issuer: d.Issuer, Number: d.Number, Index: d.Index, Topic: d.Topic,
		Speaker: d.Speaker, Office: d.Office, Session: d.Session, Dates: d.Dates, Origins: d.Origins, Source: d.Source,
		Paragraphs: make([]ExportedParagraph, len(d.Paragraphs)),
	}
	if issuers := d.Issuers(); len(issuers) > 1 {
		e.Issuers = issuers
	}
	for i, p := range d.Paragraphs {
		e.Paragraphs[i] = ExportedParagraph{
			ID: ParagraphID(d.ID, p.Anchor), Kind: p.Kind, Section: d.SectionPath(p.Section), Role: exportedRole(d.Role(p.Section)),
			Label: p.Label, Page: p.Page, Text: p.Text,
		}
	}
	return e
}

// exportedRole leaves out a role that says nothing.
func exportedRole(r Role) Role {
	if r == RoleOther {
		return ""
	}
	return r
}
