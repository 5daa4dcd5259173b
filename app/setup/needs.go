package main

import (
	"slices"
	"strings"
)

// need is one thing that building or testing cannot do without.
type need struct {
	what     string            // in words, for a person
	present  func(h host) bool // looks, and changes nothing
	packages map[string]string // by package manager; several are separated by a blank
}

// packaged gives the package names in the order of the managers below.
func packaged(apt, dnf, pacman, zypper, apk string) map[string]string {
	return map[string]string{"apt-get": apt, "dnf": dnf, "pacman": pacman, "zypper": zypper, "apk": apk}
}

// forBuilds is needed on Linux for Go to fetch modules, for its cgo, and for
// Fyne, which compiles GLFW for X11 and for Wayland.
var forBuilds = []need{
	{"certificates to fetch modules with", files(certificates...), packaged("ca-certificates", "ca-certificates", "ca-certificates", "ca-certificates", "ca-certificates")},
	{"a C compiler", program("gcc"), packaged("gcc", "gcc", "gcc", "gcc", "gcc")},
	{"headers of the C library", header("stdlib.h"), packaged("libc6-dev", "glibc-devel", "glibc", "glibc-devel", "musl-dev")},
	{"pkg-config", program("pkg-config"), packaged("pkg-config", "pkgconf-pkg-config", "pkgconf", "pkg-config", "pkgconf")},
	{"OpenGL", module("gl"), packaged("libgl1-mesa-dev", "mesa-libGL-devel", "libglvnd mesa", "Mesa-libGL-devel", "mesa-dev")},
	{"X11", module("x11"), packaged("libx11-dev", "libX11-devel", "libx11", "libX11-devel", "libx11-dev")},
	{"X11 cursors", module("xcursor"), packaged("libxcursor-dev", "libXcursor-devel", "libxcursor", "libXcursor-devel", "libxcursor-dev")},
	{"X11 input", module("xi"), packaged("libxi-dev", "libXi-devel", "libxi", "libXi-devel", "libxi-dev")},
	{"X11 screens", module("xinerama"), packaged("libxinerama-dev", "libXinerama-devel", "libxinerama", "libXinerama-devel", "libxinerama-dev")},
	{"X11 resolutions", module("xrandr"), packaged("libxrandr-dev", "libXrandr-devel", "libxrandr", "libXrandr-devel", "libxrandr-dev")},
	{"X11 video modes", module("xxf86vm"), packaged("libxxf86vm-dev", "libXxf86vm-devel", "libxxf86vm", "libXxf86vm-devel", "libxxf86vm-dev")},
	{"Wayland", module("wayland-client wayland-cursor wayland-egl"), packaged("libwayland-dev", "wayland-devel", "wayland", "wayland-devel", "wayland-dev")},
	{"keyboard layouts", module("xkbcommon"), packaged("libxkbcommon-dev", "libxkbcommon-devel", "libxkbcommon", "libxkbcommon-devel", "libxkbcommon-dev")},
}

// forTests is needed on Linux, beside the above, to open the real window on a
// screen that exists in memory alone.
var forTests = []need{
	{"a virtual screen", program("Xvfb"), packaged("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb", "xvfb")},
	{"OpenGL without a graphics card", files(softwareGL...), packaged("libgl1-mesa-dri", "mesa-dri-drivers", "mesa", "Mesa-dri", "mesa-dri-gallium")},
}

// certificates are the places where Go looks for those of the authorities.
var certificates = []string{
	"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
	"/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem",
}

// softwareGL are the places where distributions keep Mesa's software renderer.
var softwareGL = []string{
	"/usr/lib*/dri/swrast_dri.so", "/usr/lib/*/dri/swrast_dri.so", "/usr/lib/xorg/modules/dri/swrast_dri.so",
	"/usr/lib*/libgallium-*.so", "/usr/lib/*/libgallium-*.so",
}

// forExports is needed to open exports with programs that are not ours.
var forExports = []need{
	{"a reader of pictures", program("identify"), packaged("imagemagick", "ImageMagick", "imagemagick", "ImageMagick", "imagemagick")},
	{"a reader of GeoJSON and CSV", program("ogrinfo"), packaged("gdal-bin", "gdal", "gdal", "gdal", "gdal-tools")},
	{"a reader of SVG", program("rsvg-convert"), packaged("librsvg2-bin", "librsvg2-tools", "librsvg", "rsvg-convert", "rsvg-convert")},
	{"readers of PDF", program("pdftoppm"), packaged("poppler-utils", "poppler-utils", "poppler", "poppler-tools", "poppler-utils")},
	{"a reader of presentations", program("soffice"), packaged("libreoffice-impress", "libreoffice-impress", "libreoffice-fresh", "libreoffice-impress", "libreoffice")},
	{"a reader of films", program("ffprobe"), packaged("ffmpeg", "ffmpeg-free", "ffmpeg", "ffmpeg", "ffmpeg")},
	{"a browser", func(h host) bool { return h.first(browsers) != "" }, packaged("chromium", "chromium", "chromium", "chromium", "chromium")},
	{"a reader of JSON", program("jq"), packaged("jq", "jq", "jq", "jq", "jq")},
}

// forLinux is needed for a release beside what building takes.
var forLinux = append(slices.Clone(forBuilds),
	need{"git", program("git"), packaged("git", "git", "git", "git", "git")},
	need{"xz", program("xz"), packaged("xz-utils", "xz", "xz", "xz", "xz")})

// forWindows is needed to build for Windows from Linux.
var forWindows = []need{
	{"a C compiler for Windows", program(mingw + "gcc"), packaged("gcc-mingw-w64-x86-64", "mingw64-gcc", "mingw-w64-gcc", "mingw64-cross-gcc", "mingw-w64-gcc")},
	{"a maker of installers", program("makensis"), packaged("nsis", "nsis", "nsis", "nsis", "nsis")},
}

// forInspection is needed to look at a release with other programs.
var forInspection = append(slices.Clone(forTests),
	need{"a reader of Debian packages", program("dpkg-deb"), packaged("dpkg", "dpkg", "dpkg", "dpkg", "dpkg")},
	need{"a reader of desktop entries", program("desktop-file-validate"), packaged("desktop-file-utils", "desktop-file-utils", "desktop-file-utils", "desktop-file-utils", "desktop-file-utils")},
	need{"a reader of AppStream data", program("appstreamcli"), packaged("appstream", "appstream", "appstream", "AppStream", "appstream")},
	need{"a reader of MIME types", program("update-mime-database"), packaged("shared-mime-info", "shared-mime-info", "shared-mime-info", "shared-mime-info", "shared-mime-info")},
	need{"Wine", program("wine"), packaged("wine wine64", "wine", "wine", "wine", "wine")})

// browsers are the names that one and the same browser has.
var browsers = []string{"chromium", "chromium-browser", "google-chrome"}

func program(name string) func(host) bool {
	return func(h host) bool { return h.look(name) }
}

// module looks for development files by the names that pkg-config knows.
func module(names string) func(host) bool {
	args := append([]string{"pkg-config", "--exists"}, strings.Fields(names)...)
	return func(h host) bool { return h.asks("", args...) }
}

func header(name string) func(host) bool {
	return func(h host) bool { return h.asks("#include <"+name+">\n", "gcc", "-E", "-o", "-", "-") }
}

func files(patterns ...string) func(host) bool {
	return func(h host) bool {
		for _, p := range patterns {
			if len(h.glob(p)) > 0 {
				return true
			}
		}
		return false
	}
}
