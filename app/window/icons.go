package window

import "fyne.io/fyne/v2"

// Icons that the toolkit lacks, on its grid of 24. The first colour of a drawing
// is replaced by the theme's.
var (
	chevronLeft  = drawing("chevron-left", "M15.4 7.4 14 6l-6 6 6 6 1.4-1.4L10.8 12z")
	chevronRight = drawing("chevron-right", "M8.6 16.6 10 18l6-6-6-6-1.4 1.4 4.6 4.6z")
	firstIcon    = drawing("first", "M6 6h2v12H6zM18 7.4 16.6 6l-6 6 6 6 1.4-1.4-4.6-4.6z")
	lastIcon     = drawing("last", "M16 6h2v12h-2zM6 16.6 7.4 18l6-6-6-6L6 7.4l4.6 4.6z")
	hideLeft     = drawing("hide-left", "M4 5h16v14H4zm2 2v10h3V7zm5 0v10h7V7zM16.7 9.9l-1.2-1L12.6 12l2.9 3.1 1.2-1-1.9-2.1z")
	pinIcon      = drawing("pin", "M12 3a6 6 0 0 0-6 6c0 4.3 6 12 6 12s6-7.7 6-12a6 6 0 0 0-6-6zm0 8.4A2.4 2.4 0 1 1 12 6.600a2.4 2.4 0 0 1 0 4.800z")
	dayIcon      = drawing("day", "M6 4h2V2.500h1.600V4h4.800V2.500H16V4h2a1.500 1.500 0 0 1 1.500 1.500v13A1.500 1.500 0 0 1 18 20H6a1.500 1.500 0 0 1-1.500-1.500v-13A1.500 1.500 0 0 1 6 4zm.1 5.500v8.900h11.800V9.500z")
	listIcon     = drawing("list", "M4 6h3v2H4zm5 0h11v2H9zm-5 5h3v2H4zm5 0h11v2H9zm-5 5h3v2H4zm5 0h11v2H9z")
	onDayIcon    = drawing("on-day", "M11 4h2v16h-2z")
	windowIcon   = drawing("window", "M4 4h2v16H4zm14 0h2v16h-2zM8 10.500h8v3H8z")
	untilIcon    = drawing("until", "M3 10.500h12v3H3zM17 4h2v16h-2z")
)

func drawing(name, path string) fyne.Resource {
	return fyne.NewStaticResource(name+".svg", []byte(
		`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path fill="#000000" fill-rule="evenodd" d="`+path+`"/></svg>`))
}
