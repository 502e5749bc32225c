package server

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"cewen/search/track"
)

// Parameters of the page beside those of the instrument.
const (
	paramID    = "id"
	paramState = "state" // only promises of which there is this
	paramFrom  = "from"  // the first promise of the page, from 0
)

// promisesPerPage is how many promises a page shows: some screens.
const promisesPerPage = 30

// trackView is the page that puts plan beside review.
type trackView struct {
	layout
	Asked    string
	Problem  *problem
	Answered bool
	Document link
	States   []stateLink
	Promises []promiseView
	Reports  []reportView
	Next     string
	Back     string
	File     string
}

// stateLink leads to the promises in a state.
type stateLink struct {
	Label   phrase
	Href    string
	Current bool
}

func (s *Server) trackPage(c echo.Context) error {
	v := c.QueryParams()
	view := trackView{layout: layout{Title: "对照承诺"}, Asked: v.Get(paramID)}
	if view.Asked == "" {
		return s.renderPage(c, http.StatusOK, pageTrack, &view)
	}
	status := http.StatusOK
	if err := s.track(c, v, &view); err != nil {
		p := s.newProblem(err)
		if p.internal {
			return err
		}
		view.Problem, status = &p, p.status
	}
	return s.renderPage(c, status, pageTrack, &view)
}

// track fills the page with an answer.
func (s *Server) track(c echo.Context, v url.Values, view *trackView) error {
	from, _ := strconv.Atoi(v.Get(paramFrom)) // what is no number is the beginning
	ctx, done, err := s.beginMeasuring(c)
	if err != nil {
		return err
	}
	defer done()
	answer, err := (&track.Track{ID: view.Asked}).Find(ctx, s.corpus())
	if err != nil {
		return err
	}
	decideTrack(answer, trackAsked{view.Asked, track.State(v.Get(paramState)), from}, view)
	return nil
}

// trackHref is where promises are put beside their review: that of an ID.
func trackHref(id string) string {
	return (&url.URL{Path: "/track", RawQuery: url.Values{paramID: {id}}.Encode()}).String()
}
