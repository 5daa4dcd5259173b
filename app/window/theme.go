package window

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"borderatlas/layers"
)

// Colours that the toolkit has no name for.
const (
	colorSecondary fyne.ThemeColorName = "secondary"
	colorAxis      fyne.ThemeColorName = "axis"
	colorWash      fyne.ThemeColorName = "wash"
	colorPaper     fyne.ThemeColorName = "paper"
)

// Sizes of type in dp. Nothing is smaller than the caption.
const (
	captionSize float32 = 12
	tableSize   float32 = 13
	bodySize    float32 = 14
	headSize    float32 = 16
	titleSize   float32 = 20
)

// Distances in dp.
const (
	gapTiny   float32 = 4
	gapSmall  float32 = 8
	gapMedium float32 = 12
	gapLarge  float32 = 16
	corner    float32 = 5
	ringWidth float32 = 2
	control   float32 = 36 // height of buttons and fields
)

// faces are those that the map has, by way of the toolkit, which reads a face of its
// own once where another one and its own would be two.
var faces = [...]fyne.Resource{
	theme.DefaultTextFont(), theme.DefaultTextBoldFont(), theme.DefaultTextItalicFont(), theme.DefaultTextBoldItalicFont(),
}

// look is the toolkit's view of a theme of the layers, so that the window and
// the map have one set of colours and one type family.
type look struct {
	roles   map[fyne.ThemeColorName]color.Color
	variant fyne.ThemeVariant
}

func newLook(t *layers.Theme) *look {
	variant := theme.VariantLight
	if t == layers.Dark {
		variant = theme.VariantDark
	}
	return &look{rolesOf(t), variant}
}

// rolesOf gives the toolkit's roles the colours of the map's theme.
func rolesOf(c *layers.Theme) map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground:          c.Panel, // the cleared window: panels have no ground of their own to be painted
		theme.ColorNameInputBackground:     c.Background,
		theme.ColorNameOverlayBackground:   c.Background,
		theme.ColorNameMenuBackground:      c.MenuBar,
		theme.ColorNameHeaderBackground:    c.MenuBar,
		theme.ColorNameButton:              c.Button,
		theme.ColorNameDisabledButton:      c.Button,
		theme.ColorNameForeground:          c.Foreground,
		theme.ColorNamePrimary:             c.Accent,
		theme.ColorNameHyperlink:           c.Accent,
		theme.ColorNameFocus:               layers.Alpha(c.Accent, 0.28),
		theme.ColorNameSelection:           layers.Alpha(c.Accent, 0.28),
		theme.ColorNameForegroundOnPrimary: c.OnAccent,
		theme.ColorNamePlaceHolder:         c.Secondary,
		theme.ColorNameDisabled:            c.Secondary,
		colorSecondary:                     c.Secondary,
		theme.ColorNameInputBorder:         c.Axis,
		colorAxis:                          c.Axis,
		theme.ColorNameScrollBar:           layers.Alpha(c.Axis, 0.75),
		theme.ColorNameScrollBarBackground: color.Transparent,
		theme.ColorNameShadow:              color.NRGBA{A: 0x30}, // under menus, and over the window behind a modal
		theme.ColorNameSeparator:           c.Separator,
		theme.ColorNameHover:               layers.Alpha(c.Foreground, 0.07),
		theme.ColorNamePressed:             layers.Alpha(c.Foreground, 0.14),
		theme.ColorNameError:               c.Foreground, // a wrong entry is a matter of the window, not of a side or an event
		colorWash:                          c.ChosenWash,
		colorPaper:                         c.Paper,
	}
}

// Color is the colour of a role. The toolkit's variant is not asked: the model
// has already decided between light and dark.
func (l *look) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := l.roles[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, l.variant)
}

// Font is the bundled family in every style; nothing depends on installed fonts.
func (l *look) Font(s fyne.TextStyle) fyne.Resource {
	if s.Symbol {
		return theme.DefaultTheme().Font(s)
	}
	return faceOf(s.Bold, s.Italic)
}

// faceOf is the face of the bundled family in a style.
func faceOf(bold, italic bool) fyne.Resource {
	i := 0
	if bold {
		i++
	}
	if italic {
		i += 2
	}
	return faces[i]
}

// Icon is the toolkit's.
func (l *look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size is a length in dp.
func (l *look) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return bodySize
	case theme.SizeNameCaptionText:
		return captionSize
	case theme.SizeNameSubHeadingText:
		return headSize
	case theme.SizeNameHeadingText:
		return titleSize
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameSelectionRadius,
		theme.SizeNameDialogRadius, theme.SizeNameMenuRadius, theme.SizeNamePopupRadius:
		return corner
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameModalBlurRadius:
		return 0
	}
	return theme.DefaultTheme().Size(name)
}
