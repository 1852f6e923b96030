// The part of OpenBLAS that Martlet uses. Compute/ of MartletLayers is the only folder that imports it.
#pragma once

#include <cblas.h>
#include <stdlib.h>
#include <string.h>

// LAPACK's Cholesky factor of a symmetric positive definite matrix, by columns. `info` is 0 when it
// worked.
extern void dpotrf_(const char *uplo, const blasint *n, double *a, const blasint *lda,
                    blasint *info);

// Only builds of OpenBLAS that choose their kernels at run time (DYNAMIC_ARCH) have these: hence
// weak. `init` chooses, honouring OPENBLAS_CORETYPE; `quit` forgets the choice.
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));

// Call once, before the first product. One thread: Martlet's parallelism is over cells of work.
//
// An OpenBLAS older than the processor does not know it and falls back to "Prescott", kernels of
// 2004 that run at a fifth of the speed. Where that happened, ask it to choose again, naming the
// newest kernels that the processor can run. A user's own OPENBLAS_CORETYPE is left alone.
//
// Returns whether OpenBLAS was asked to choose again.
static inline int martlet_openblas_prepare(void) {
  int chose_again = 0;
#if defined(__x86_64__)
  int fell_back = strcmp(openblas_get_corename(), "Prescott") == 0;
  if (fell_back && !getenv("OPENBLAS_CORETYPE") && gotoblas_dynamic_init && gotoblas_dynamic_quit) {
    const char *kernels = NULL;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
      kernels = "SkylakeX";
    } else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
      kernels = "Haswell";
    }
    if (kernels) {
      setenv("OPENBLAS_CORETYPE", kernels, 0);
      gotoblas_dynamic_quit();
      gotoblas_dynamic_init();
      unsetenv("OPENBLAS_CORETYPE");
      chose_again = 1;
    }
  }
#endif
  openblas_set_num_threads(1);
  return chose_again;
}
