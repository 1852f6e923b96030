// The part of libyaml that Martlet uses: reading a document as a tree of nodes with their places.
// MartletRuns/Plan/YAMLDocument.swift is the only file that imports it. Package.swift links it, on Linux from the
// archive: it is 100 kB in the binary, and a machine without libyaml runs it too.
#pragma once

#include <yaml.h>
