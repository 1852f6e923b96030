// The part of OpenSSL that Martlet uses: SHA-256, with the instructions that the processor has for it.
// MartletFiles/Bytes/Checksum.swift is the only file that imports it.
//
// It is linked from the archive: of that SHA-256 alone gets into the binary, where the shared library is
// 5 MB to be loaded at each start.
#pragma once

// Of the names of OpenSSL 1.1, which 3.0 has too and calls old.
#define OPENSSL_API_COMPAT 0x10100000L
#include <openssl/sha.h>
