// The rate of OpenBLAS's matrix product on one thread, the ceiling of a training step: 1024 x 1024 x
// 1024, best of 20. OPENBLAS_CORETYPE chooses the kernels; `martlet --version` says which it uses.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void openblas_set_num_threads(int threads);
void cblas_sgemm(int order, int transA, int transB, int m, int n, int k, float alpha, const float *a,
                 int lda, const float *b, int ldb, float beta, float *c, int ldc);

enum { side = 1024, rowMajor = 101, noTranspose = 111 };

static float *matrix(void) {
  float *values = aligned_alloc(64, sizeof(float) * side * side);
  for (int i = 0; i < side * side; i++) values[i] = (float)(i % 17) - 8.0f;
  return values;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

int main(void) {
  openblas_set_num_threads(1);
  float *a = matrix(), *b = matrix(), *c = matrix();
  double best = 1e9;
  for (int repeat = 0; repeat < 20; repeat++) {
    double start = now();
    cblas_sgemm(rowMajor, noTranspose, noTranspose, side, side, side, 1, a, side, b, side, 0, c, side);
    double seconds = now() - start;
    if (seconds < best) best = seconds;
  }
  printf("sgemm 1024 %.0f us %.1f GFLOP/s\n", best * 1e6, 2.0 * side * side * side / best / 1e9);
  return 0;
}
