package main

import "runtime/debug"

// stamped is the version with the commit that the program was built from and the
// day of that commit, which stands for the date of the build so that one commit
// always gives the same program; the version alone outside a clone.
func stamped() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return programVersion
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	return stampOf(programVersion, settings["vcs.revision"], settings["vcs.time"], settings["vcs.modified"] == "true")
}

// stampOf puts together what the go command knows of the repository: a revision
// in hexadecimal digits, and the time of the commit as in RFC 3339.
func stampOf(version, revision, time string, modified bool) string {
	if len(revision) < 12 || len(time) < 10 {
		return version
	}
	stamp := version + ", commit " + revision[:12]
	if modified {
		stamp += " with changes"
	}
	return stamp + ", " + time[:10]
}
