#include "MartletKernels.h"

#include <stdlib.h>
#include <string.h>

// Sixteen floats at any address: two AVX registers, or four of SSE or NEON.
typedef float Lanes __attribute__((ext_vector_type(16), aligned(4)));
typedef float Half __attribute__((ext_vector_type(8), aligned(4)));
typedef float Quarter __attribute__((ext_vector_type(4), aligned(4)));

// Of a product: 2 x 3 sums of 16 floats fill the 16 registers of AVX2, 4 x 4 half of AVX-512's 32.
#define TILE_ROWS 2
#define TILE_OUTPUTS 3
// a b + c with one rounding where the processor has it, and with two where not: said here, since a
// compiler that may choose chooses one way for a tile and another for a row.
#if defined(__aarch64__)
#define MULTIPLY_ADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#else
#define MULTIPLY_ADD(a, b, c) ((a) * (b) + (c))
#endif

#define VARIANT(name) baseline_##name
#if defined(__aarch64__)
#define VARIANT_NAME "neon"
#else
#define VARIANT_NAME "baseline"
#endif
#include "Kernels.h"
#undef VARIANT
#undef VARIANT_NAME

#if defined(__x86_64__)
#undef MULTIPLY_ADD
#define MULTIPLY_ADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define VARIANT(name) avx2_##name
#define VARIANT_NAME "avx2"
#include "Kernels.h"
#undef VARIANT
#undef VARIANT_NAME
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,fma"))), apply_to = function)
#define VARIANT(name) avx512_##name
#define VARIANT_NAME "avx512"
#undef TILE_ROWS
#undef TILE_OUTPUTS
#define TILE_ROWS 4
#define TILE_OUTPUTS 4
#include "Kernels.h"
#undef VARIANT
#undef VARIANT_NAME
#pragma clang attribute pop
#endif

const MartletKernels *martlet_kernels_named(const char *name) {
#if defined(__x86_64__)
  if (strcmp(name, "avx512") == 0) {
    int able = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    return able ? &avx512_table : NULL;
  }
  if (strcmp(name, "avx2") == 0) {
    int able = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return able ? &avx2_table : NULL;
  }
#endif
  return strcmp(name, baseline_table.variant) == 0 ? &baseline_table : NULL;
}

static const MartletKernels *chosen = &baseline_table;
static char wanted[64];

// Before `main`, so that reading the choice needs no lock. A name that is not to be had is ignored;
// `martlet --version` says what runs.
__attribute__((constructor)) static void choose(void) {
  const char *name = getenv("MARTLET_KERNELS");
  if (name) strncpy(wanted, name, sizeof wanted - 1);
  const MartletKernels *kernels = name ? martlet_kernels_named(name) : NULL;
  if (!kernels) kernels = martlet_kernels_named("avx512");
  if (!kernels) kernels = martlet_kernels_named("avx2");
  if (kernels) chosen = kernels;
}

const MartletKernels *martlet_kernels(void) { return chosen; }
const char *martlet_kernels_wanted(void) { return wanted; }
