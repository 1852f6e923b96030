// The part of zlib that Martlet uses: inflating gzip files. MartletFiles/Bytes/GzipBytes.swift is the
// only file that imports it.
#pragma once

#include <zlib.h>

// A macro in zlib.h, which Swift cannot call. 16 asks for a gzip header and its checksum.
static inline int martlet_gzip_start(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}
