// Elementwise loops of the training step. Each is compiled once for any processor and once more for
// AVX2 with FMA, and for AVX-512; the choice is made when the process starts. Matrices are row-major,
// n counts floats. An output either is an input or does not overlap it. NaN in, NaN out; but of its x
// leaky_relu_backward takes the sign only, and NaN has none.
#pragma once

#include <stddef.h>
#include <stdint.h>

// X(result, name, parameters): the one list from which the table below and its variants are made.
#define MARTLET_KERNELS(X)                                                                         \
  /* Rows: y[r,c] = b[c];  b[c] = keep b[c] + sum over r of dy[r,c]. */                            \
  X(void, repeat_row, (float *y, const float *b, size_t rows, size_t columns))                     \
  X(void, column_sums, (float *b, const float *dy, size_t rows, size_t columns, float keep))       \
  /* y[r,c] = x[r] w[c] + b[c];  b may be missing. */                                              \
  X(void, outer,                                                                                   \
    (float *y, const float *x, const float *w, const float *_Nullable b, size_t rows,              \
     size_t columns))                                                                              \
  /* y[r] = sum over c of x[r,c] w[c], + b. */                                                     \
  X(void, row_dots,                                                                                \
    (float *y, const float *x, const float *w, const float *b, size_t rows, size_t columns))       \
  /* y[r,o] = sum over c of x[r,c] w[o,c], + b[o];  b may be missing. No row's sums depend on which    \
     rows are beside it. */                                                                        \
  X(void, affine,                                                                                  \
    (float *y, const float *x, const float *w, const float *_Nullable b, size_t rows,              \
     size_t outputs, size_t columns))                                                              \
  /* y += x;  y *= x;  y *= a;  y += a (x - y);  y into [-a, a];  sum of x squared. */              \
  X(void, add, (float *y, const float *x, size_t n))                                               \
  X(void, multiply, (float *y, const float *x, size_t n))                                          \
  X(void, scale, (float *y, float a, size_t n))                                                    \
  X(void, blend, (float *y, const float *x, float a, size_t n))                                    \
  X(void, clamp, (float *y, float a, size_t n))                                                    \
  X(double, sum_of_squares, (const float *x, size_t n))                                            \
  /* Activations: y = f(x), and dx = dy f'(x) computed from x or from y, as the parameter says. */ \
  X(void, leaky_relu, (float *y, const float *x, size_t n, float slope))                           \
  X(void, leaky_relu_backward,                                                                     \
    (float *dx, const float *dy, const float *x, size_t n, float slope))                           \
  X(void, tanh, (float *y, const float *x, size_t n))                                              \
  X(void, tanh_backward, (float *dx, const float *dy, const float *y, size_t n))                   \
  X(void, sigmoid, (float *y, const float *x, size_t n))                                           \
  X(void, sigmoid_backward, (float *dx, const float *dy, const float *y, size_t n))                \
  X(void, gelu, (float *y, const float *x, size_t n))                                              \
  X(void, gelu_backward, (float *dx, const float *dy, const float *x, size_t n))                   \
  X(void, silu, (float *y, const float *x, size_t n))                                              \
  X(void, silu_backward, (float *dx, const float *dy, const float *x, size_t n))                   \
  X(void, elu, (float *y, const float *x, size_t n))                                               \
  X(void, elu_backward, (float *dx, const float *dy, const float *y, size_t n))                    \
  X(void, gelu_tanh, (float *y, const float *x, size_t n))                                         \
  X(void, gelu_tanh_backward, (float *dx, const float *dy, const float *x, size_t n))              \
  X(void, softplus, (float *y, const float *x, size_t n))                                          \
  X(void, softplus_backward, (float *dx, const float *dy, const float *y, size_t n))               \
  /* Shares of each row: y = e^(x - max) / sum, and dx = y (dy - sum of dy y). */                  \
  X(void, softmax, (float *y, const float *x, size_t rows, size_t columns))                        \
  X(void, softmax_backward,                                                                        \
    (float *dx, const float *dy, const float *y, size_t rows, size_t columns))                     \
  /* Batch norm over rows: xhat = (x - mean) rstd;  y = gamma xhat + beta. */                      \
  X(void, column_moments,                                                                          \
    (float *mean, float *variance, const float *x, size_t rows, size_t columns))                   \
  X(void, batch_norm,                                                                              \
    (float *y, float *xhat, const float *x, const float *mean, const float *rstd,                  \
     const float *gamma, const float *beta, size_t rows, size_t columns))                          \
  X(void, batch_norm_sums,                                                                         \
    (float *dgamma, float *dbeta, const float *dy, const float *xhat, size_t rows,                 \
     size_t columns))                                                                              \
  X(void, batch_norm_backward,                                                                     \
    (float *dx, const float *dy, const float *xhat, const float *dgamma, const float *dbeta,       \
     const float *gamma, const float *rstd, size_t rows, size_t columns))                          \
  /* Norms of each row: xhat = (x - mean) rstd, or x rrms;  y = gamma xhat (+ beta). */            \
  X(void, layer_norm,                                                                              \
    (float *y, float *xhat, float *rstd, const float *x, const float *gamma, const float *beta,    \
     size_t rows, size_t columns, float epsilon))                                                  \
  X(void, layer_norm_backward,                                                                     \
    (float *dx, const float *dy, const float *xhat, const float *gamma, const float *rstd,         \
     size_t rows, size_t columns))                                                                 \
  X(void, rms_norm,                                                                                \
    (float *y, float *xhat, float *rrms, const float *x, const float *gamma, size_t rows,          \
     size_t columns, float epsilon))                                                               \
  X(void, rms_norm_backward,                                                                       \
    (float *dx, const float *dy, const float *xhat, const float *gamma, const float *rrms,         \
     size_t rows, size_t columns))                                                                 \
  /* y = x mask, where mask[i] = 0 with the given probability, else 1 / (1 - probability): a hash   \
     of (seed, first + i), first a multiple of 32. */                                               \
  X(void, dropout,                                                                                 \
    (float *y, const float *x, size_t n, float probability, uint64_t seed, size_t first))          \
  /* Optimisers: the gradient used is clip g + l2 p; p is first multiplied by decay. */            \
  X(void, sgd,                                                                                     \
    (float *p, float *velocity, const float *g, size_t n, float rate, float momentum, float clip,  \
     float l2, float decay))                                                                       \
  X(void, nesterov,                                                                                \
    (float *p, float *velocity, const float *g, size_t n, float rate, float momentum, float clip,  \
     float l2, float decay))                                                                       \
  X(void, lion,                                                                                    \
    (float *p, float *m, const float *g, size_t n, float rate, float beta1, float beta2,           \
     float clip, float decay))                                                                     \
  X(void, adam,                                                                                    \
    (float *p, float *m, float *v, const float *g, size_t n, float step_size, float beta1,         \
     float beta2, float epsilon, float root_correction2, float clip, float l2, float decay))

typedef struct {
  const char *_Nonnull variant;  // "baseline", "avx2", "avx512" or "neon"
#pragma clang assume_nonnull begin
#define X(result, name, parameters) result(*name) parameters;
  MARTLET_KERNELS(X)
#undef X
#pragma clang assume_nonnull end
} MartletKernels;

// The variant in use. MARTLET_KERNELS=baseline in the environment forces the plain one.
const MartletKernels *_Nonnull martlet_kernels(void);
// What MARTLET_KERNELS asked for when the process started; empty for nothing.
const char *_Nonnull martlet_kernels_wanted(void);
// A variant by its name; NULL when this build or this processor does not have it.
const MartletKernels *_Nullable martlet_kernels_named(const char *_Nonnull name);

/// Tells the processor that a loop waits for another thread.
static inline void martlet_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ __volatile__("yield");
#endif
}
