// SQLite, which keeps runs in a file. MartletRuns/Ledger/SQLiteDatabase.swift is the only file that imports it.
// Package.swift links it, on Linux from the archive: a machine without libsqlite3 runs the binary too.
#pragma once

#include <sqlite3.h>
