// The bodies, included once a variant with VARIANT(name) naming its functions.
// Licence to change a result's last bits is given here and nowhere else: products and sums may fuse
// (FMA), and reductions marked so may be reordered, the same way for the same sizes every time.

#pragma clang fp contract(fast)

// Each iteration stands alone, also when an output is one of the inputs.
#define EACH(i, n) _Pragma("clang loop vectorize(assume_safety)") for (size_t i = 0; i < (n); i++)
#define INLINE static inline __attribute__((always_inline))
#define KERNEL(result, name) static result VARIANT(name)

#include "Functions.h"

// MARK: - Rows

KERNEL(void, repeat_row)(float *y, const float *b, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++) {
    float *row = y + r * columns;
    EACH(c, columns) row[c] = b[c];
  }
}

KERNEL(void, outer)
(float *y, const float *x, const float *w, const float *b, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++) {
    float *row = y + r * columns;
    const float factor = x[r];
    if (b) {
      EACH(c, columns) row[c] = factor * w[c] + b[c];
    } else {
      EACH(c, columns) row[c] = factor * w[c] + 0.0f;  // a sum has no -0
    }
  }
}

KERNEL(void, row_dots)
(float *y, const float *x, const float *w, const float *b, size_t rows, size_t columns) {
#pragma clang fp reassociate(on)
  for (size_t r = 0; r < rows; r++) {
    float sum = 0.0f;
    for (size_t c = 0; c < columns; c++) sum += x[r * columns + c] * w[c];
    y[r] = *b + sum;
  }
}

// By address, since Lanes as an argument would mean another thing to each variant.
INLINE void VARIANT(load)(Lanes *lanes, const float *p, size_t width) {
  if (width < 16) *lanes = 0.0f;
  __builtin_memcpy(lanes, p, width * sizeof(float));
}
INLINE void VARIANT(store)(float *p, const Lanes *lanes, size_t width) {
  __builtin_memcpy(p, lanes, width * sizeof(float));
}

// Sums of 16 numbers in turn, then of what is left, then of these sums: an order that knows nothing of
// other rows, unlike that of a product of matrices, which goes by the row's place in a tile.
INLINE float VARIANT(sum_of)(const Lanes *lanes) {
  Half half = lanes->lo + lanes->hi;
  Quarter quarter = half.lo + half.hi;
  return (quarter.x + quarter.z) + (quarter.y + quarter.w);
}
INLINE void VARIANT(add_products)(Lanes *sums, const float *x, const float *w, size_t rows,
                                  size_t outputs, size_t columns, size_t width) {
  Lanes factors[TILE_OUTPUTS], row;
  for (size_t o = 0; o < outputs; o++) VARIANT(load)(&factors[o], w + o * columns, width);
  for (size_t r = 0; r < rows; r++) {
    VARIANT(load)(&row, x + r * columns, width);
    for (size_t o = 0; o < outputs; o++) {
      Lanes *sum = &sums[r * outputs + o];
      *sum = MULTIPLY_ADD(row, factors[o], *sum);
    }
  }
}
// `rows` times `outputs` sums, in registers.
INLINE void VARIANT(affine_tile)(float *y, const float *x, const float *w, const float *b,
                                 size_t rows, size_t outputs, size_t stride, size_t columns) {
  Lanes sums[TILE_ROWS * TILE_OUTPUTS];
  for (size_t i = 0; i < rows * outputs; i++) sums[i] = 0.0f;
  size_t c = 0;
  for (; c + 16 <= columns; c += 16) {
    VARIANT(add_products)(sums, x + c, w + c, rows, outputs, columns, 16);
  }
  if (c < columns) VARIANT(add_products)(sums, x + c, w + c, rows, outputs, columns, columns - c);
  for (size_t r = 0; r < rows; r++) {
    for (size_t o = 0; o < outputs; o++) {
      y[r * stride + o] = (b ? b[o] : 0.0f) + VARIANT(sum_of)(&sums[r * outputs + o]);
    }
  }
}
// A tile is as many rows of x and of w as the registers hold; what is left of either goes one by one.
KERNEL(void, affine)
(float *y, const float *x, const float *w, const float *b, size_t rows, size_t outputs,
 size_t columns) {
  const size_t o_end = outputs / TILE_OUTPUTS * TILE_OUTPUTS, r_end = rows / TILE_ROWS * TILE_ROWS;
  for (size_t o = 0; o < outputs; o += o < o_end ? TILE_OUTPUTS : 1) {
    const float *part = w + o * columns, *offset = b ? b + o : NULL;
    for (size_t r = 0; r < rows; r += r < r_end ? TILE_ROWS : 1) {
      float *to = y + r * outputs + o;
      const float *from = x + r * columns;
      if (o < o_end && r < r_end) {
        VARIANT(affine_tile)(to, from, part, offset, TILE_ROWS, TILE_OUTPUTS, outputs, columns);
      } else if (o < o_end) {
        VARIANT(affine_tile)(to, from, part, offset, 1, TILE_OUTPUTS, outputs, columns);
      } else if (r < r_end) {
        VARIANT(affine_tile)(to, from, part, offset, TILE_ROWS, 1, outputs, columns);
      } else {
        VARIANT(affine_tile)(to, from, part, offset, 1, 1, outputs, columns);
      }
    }
  }
}

// Sums over rows go 16 columns at a time, the last block narrower: the sums stay in registers while
// the rows go by in their order. `width` is a constant in all blocks but the last.
#define BLOCKS(function, columns, ...)                                                             \
  size_t c = 0;                                                                                    \
  for (; c + 16 <= (columns); c += 16) VARIANT(function)(c, 16, __VA_ARGS__);                      \
  if (c < (columns)) VARIANT(function)(c, (columns) - c, __VA_ARGS__);

// `blocks` of 16 columns at a time, four at most, so that their sums do not wait for each other.
INLINE void VARIANT(column_sums_blocks)(size_t c, size_t blocks, size_t width, float *b,
                                        const float *dy, size_t rows, size_t columns, float keep) {
  Lanes sums[4] = {0.0f, 0.0f, 0.0f, 0.0f}, term;
  for (size_t r = 0; r < rows; r++) {
    for (size_t i = 0; i < blocks; i++) {
      VARIANT(load)(&term, dy + r * columns + c + 16 * i, width);
      sums[i] += term;
    }
  }
  for (size_t i = 0; i < blocks; i++) {
    if (keep != 0.0f) {
      VARIANT(load)(&term, b + c + 16 * i, width);
      sums[i] += keep * term;
    }
    VARIANT(store)(b + c + 16 * i, &sums[i], width);
  }
}
KERNEL(void, column_sums)(float *b, const float *dy, size_t rows, size_t columns, float keep) {
  size_t c = 0;
  for (; c + 64 <= columns; c += 64) {
    VARIANT(column_sums_blocks)(c, 4, 16, b, dy, rows, columns, keep);
  }
  for (; c + 16 <= columns; c += 16) {
    VARIANT(column_sums_blocks)(c, 1, 16, b, dy, rows, columns, keep);
  }
  if (c < columns) VARIANT(column_sums_blocks)(c, 1, columns - c, b, dy, rows, columns, keep);
}

// MARK: - Vectors

KERNEL(void, add)(float *y, const float *x, size_t n) { EACH(i, n) y[i] += x[i]; }
KERNEL(void, multiply)(float *y, const float *x, size_t n) { EACH(i, n) y[i] *= x[i]; }
KERNEL(void, scale)(float *y, float a, size_t n) { EACH(i, n) y[i] *= a; }
KERNEL(void, blend)(float *y, const float *x, float a, size_t n) {
  EACH(i, n) y[i] += a * (x[i] - y[i]);
}
KERNEL(void, clamp)(float *y, float a, size_t n) {
  EACH(i, n) {
    float low = y[i] < -a ? -a : y[i];
    y[i] = low > a ? a : low;
  }
}

KERNEL(double, sum_of_squares)(const float *x, size_t n) {
#pragma clang fp reassociate(on)
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += (double)x[i] * (double)x[i];
  return sum;
}

// MARK: - Activations

KERNEL(void, leaky_relu)(float *y, const float *x, size_t n, float slope) {
  EACH(i, n) y[i] = x[i] < 0.0f ? slope * x[i] : x[i];
}
KERNEL(void, leaky_relu_backward)
(float *dx, const float *dy, const float *x, size_t n, float slope) {
  EACH(i, n) dx[i] = x[i] > 0.0f ? dy[i] : slope * dy[i];
}

KERNEL(void, tanh)(float *y, const float *x, size_t n) {
  EACH(i, n) y[i] = VARIANT(tanh_of)(x[i]);
}
KERNEL(void, tanh_backward)(float *dx, const float *dy, const float *y, size_t n) {
  EACH(i, n) dx[i] = dy[i] * (1.0f - y[i] * y[i]);
}

KERNEL(void, sigmoid)(float *y, const float *x, size_t n) {
  EACH(i, n) y[i] = VARIANT(sigmoid_of)(x[i]);
}
KERNEL(void, sigmoid_backward)(float *dx, const float *dy, const float *y, size_t n) {
  EACH(i, n) dx[i] = dy[i] * (y[i] * (1.0f - y[i]));
}

KERNEL(void, gelu)(float *y, const float *x, size_t n) {
  EACH(i, n) y[i] = x[i] * VARIANT(normal_cdf)(x[i]);
}
KERNEL(void, gelu_backward)(float *dx, const float *dy, const float *x, size_t n) {
  EACH(i, n) {
    float density = 0.398942280f * VARIANT(exp_of)(-0.5f * x[i] * x[i]);
    dx[i] = dy[i] * (VARIANT(normal_cdf)(x[i]) + x[i] * density);
  }
}

KERNEL(void, silu)(float *y, const float *x, size_t n) {
  EACH(i, n) y[i] = x[i] * VARIANT(sigmoid_of)(x[i]);
}
KERNEL(void, silu_backward)(float *dx, const float *dy, const float *x, size_t n) {
  EACH(i, n) {
    float s = VARIANT(sigmoid_of)(x[i]);
    dx[i] = dy[i] * (s * (1.0f + x[i] * (1.0f - s)));
  }
}

KERNEL(void, elu)(float *y, const float *x, size_t n) {
  EACH(i, n) y[i] = x[i] < 0.0f ? VARIANT(expm1_of)(x[i]) : x[i];
}
KERNEL(void, elu_backward)(float *dx, const float *dy, const float *y, size_t n) {
  EACH(i, n) dx[i] = y[i] > 0.0f ? dy[i] : dy[i] * (1.0f + y[i]);
}

// (1 + tanh u) / 2 = sigmoid(2u). Beyond 16 it is 0 or 1, and u would overflow.
INLINE float VARIANT(gelu_tanh_share)(float x, float *slope_of_2u) {
  float t = x < -16.0f ? -16.0f : x;
  t = t > 16.0f ? 16.0f : t;
  const float a = 1.59576912f, b = 0.0713548163f;  // 2 sqrt(2 / pi), and 0.044715 times it
  *slope_of_2u = a + 3.0f * b * (t * t);
  return VARIANT(sigmoid_of)(t * (a + b * (t * t)));
}
KERNEL(void, gelu_tanh)(float *y, const float *x, size_t n) {
  EACH(i, n) {
    float slope;
    y[i] = x[i] * VARIANT(gelu_tanh_share)(x[i], &slope);
  }
}
KERNEL(void, gelu_tanh_backward)(float *dx, const float *dy, const float *x, size_t n) {
  EACH(i, n) {
    float slope, s = VARIANT(gelu_tanh_share)(x[i], &slope);
    dx[i] = dy[i] * (s + x[i] * (s * (1.0f - s)) * slope);
  }
}

KERNEL(void, softplus)(float *y, const float *x, size_t n) {
  EACH(i, n) {
    float a = x[i] < 0.0f ? x[i] : -x[i];
    float positive = x[i] > 0.0f ? x[i] : 0.0f;
    y[i] = positive + VARIANT(log1p_of)(VARIANT(exp_of)(a));
  }
}
KERNEL(void, softplus_backward)(float *dx, const float *dy, const float *y, size_t n) {
  EACH(i, n) dx[i] = dy[i] * -VARIANT(expm1_of)(-y[i]);
}

// MARK: - Softmax of a row, whose sums may be reordered

KERNEL(void, softmax)(float *y, const float *x, size_t rows, size_t columns) {
#pragma clang fp reassociate(on)
  for (size_t r = 0; r < rows; r++) {
    const size_t o = r * columns;
    float largest = x[o];
    for (size_t c = 1; c < columns; c++) largest = x[o + c] > largest ? x[o + c] : largest;
    EACH(c, columns) y[o + c] = VARIANT(exp_of)(x[o + c] - largest);
    float sum = 0.0f;
    for (size_t c = 0; c < columns; c++) sum += y[o + c];
    const float factor = 1.0f / sum;
    EACH(c, columns) y[o + c] *= factor;
  }
}

KERNEL(void, softmax_backward)
(float *dx, const float *dy, const float *y, size_t rows, size_t columns) {
#pragma clang fp reassociate(on)
  for (size_t r = 0; r < rows; r++) {
    const size_t o = r * columns;
    float along = 0.0f;
    for (size_t c = 0; c < columns; c++) along += dy[o + c] * y[o + c];
    EACH(c, columns) dx[o + c] = y[o + c] * (dy[o + c] - along);
  }
}

// MARK: - Batch norm

INLINE void VARIANT(column_moments_block)(size_t c, size_t width, float *mean, float *variance,
                                          const float *x, size_t rows, size_t columns) {
  const float share = 1.0f / (float)rows;
  Lanes centre = 0.0f, squares = 0.0f, d;
  for (size_t r = 0; r < rows; r++) {
    VARIANT(load)(&d, x + r * columns + c, width);
    centre += d;
  }
  centre *= share;
  for (size_t r = 0; r < rows; r++) {
    VARIANT(load)(&d, x + r * columns + c, width);
    d -= centre;
    squares += d * d;
  }
  squares *= share;
  VARIANT(store)(mean + c, &centre, width);
  VARIANT(store)(variance + c, &squares, width);
}
KERNEL(void, column_moments)
(float *mean, float *variance, const float *x, size_t rows, size_t columns) {
  BLOCKS(column_moments_block, columns, mean, variance, x, rows, columns)
}

KERNEL(void, batch_norm)
(float *y, float *xhat, const float *x, const float *mean, const float *rstd, const float *gamma,
 const float *beta, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++) {
    const size_t o = r * columns;
    EACH(c, columns) {
      float h = (x[o + c] - mean[c]) * rstd[c];
      xhat[o + c] = h;
      y[o + c] = gamma[c] * h + beta[c];
    }
  }
}

INLINE void VARIANT(batch_norm_sums_block)(size_t c, size_t width, float *dgamma, float *dbeta,
                                           const float *dy, const float *xhat, size_t rows,
                                           size_t columns) {
  Lanes g = 0.0f, b = 0.0f, d, h;
  for (size_t r = 0; r < rows; r++) {
    VARIANT(load)(&d, dy + r * columns + c, width);
    VARIANT(load)(&h, xhat + r * columns + c, width);
    g += d * h;
    b += d;
  }
  VARIANT(store)(dgamma + c, &g, width);
  VARIANT(store)(dbeta + c, &b, width);
}
KERNEL(void, batch_norm_sums)
(float *dgamma, float *dbeta, const float *dy, const float *xhat, size_t rows, size_t columns) {
  BLOCKS(batch_norm_sums_block, columns, dgamma, dbeta, dy, xhat, rows, columns)
}

KERNEL(void, batch_norm_backward)
(float *dx, const float *dy, const float *xhat, const float *dgamma, const float *dbeta,
 const float *gamma, const float *rstd, size_t rows, size_t columns) {
  const float share = 1.0f / (float)rows;
  for (size_t r = 0; r < rows; r++) {
    const size_t o = r * columns;
    EACH(c, columns) {
      float centred = dy[o + c] - share * (dbeta[c] + xhat[o + c] * dgamma[c]);
      dx[o + c] = gamma[c] * rstd[c] * centred;
    }
  }
}

// MARK: - Norms of a row, whose sums may be reordered

KERNEL(void, layer_norm)
(float *y, float *xhat, float *rstd, const float *x, const float *gamma, const float *beta,
 size_t rows, size_t columns, float epsilon) {
#pragma clang fp reassociate(on)
  const float share = 1.0f / (float)columns;
  for (size_t r = 0; r < rows; r++) {
    const size_t o = r * columns;
    float mean = 0.0f, squares = 0.0f;
    for (size_t c = 0; c < columns; c++) mean += x[o + c];
    mean *= share;
    for (size_t c = 0; c < columns; c++) squares += (x[o + c] - mean) * (x[o + c] - mean);
    const float factor = 1.0f / __builtin_elementwise_sqrt(squares * share + epsilon);
    rstd[r] = factor;
    EACH(c, columns) {
      float h = (x[o + c] - mean) * factor;
      xhat[o + c] = h;
      y[o + c] = gamma[c] * h + beta[c];
    }
  }
}

KERNEL(void, layer_norm_backward)
(float *dx, const float *dy, const float *xhat, const float *gamma, const float *rstd, size_t rows,
 size_t columns) {
#pragma clang fp reassociate(on)
  const float share = 1.0f / (float)columns;
  for (size_t r = 0; r < rows; r++) {
    const size_t o = r * columns;
    float sum = 0.0f, along = 0.0f;
    for (size_t c = 0; c < columns; c++) {
      float d = gamma[c] * dy[o + c];
      sum += d;
      along += d * xhat[o + c];
    }
    sum *= share;
    along *= share;
    EACH(c, columns) dx[o + c] = rstd[r] * (gamma[c] * dy[o + c] - sum - xhat[o + c] * along);
  }
}

KERNEL(void, rms_norm)
(float *y, float *xhat, float *rrms, const float *x, const float *gamma, size_t rows,
 size_t columns, float epsilon) {
#pragma clang fp reassociate(on)
  const float share = 1.0f / (float)columns;
  for (size_t r = 0; r < rows; r++) {
    const size_t o = r * columns;
    float squares = 0.0f;
    for (size_t c = 0; c < columns; c++) squares += x[o + c] * x[o + c];
    const float factor = 1.0f / __builtin_elementwise_sqrt(squares * share + epsilon);
    rrms[r] = factor;
    EACH(c, columns) {
      float h = x[o + c] * factor;
      xhat[o + c] = h;
      y[o + c] = gamma[c] * h;
    }
  }
}

KERNEL(void, rms_norm_backward)
(float *dx, const float *dy, const float *xhat, const float *gamma, const float *rrms, size_t rows,
 size_t columns) {
#pragma clang fp reassociate(on)
  const float share = 1.0f / (float)columns;
  for (size_t r = 0; r < rows; r++) {
    const size_t o = r * columns;
    float along = 0.0f;
    for (size_t c = 0; c < columns; c++) along += gamma[c] * dy[o + c] * xhat[o + c];
    along *= share;
    EACH(c, columns) dx[o + c] = rrms[r] * (gamma[c] * dy[o + c] - xhat[o + c] * along);
  }
}

// MARK: - Dropout

// The "lowbias32" mixer (C. Wellons, 2018).
// `counter` is a number of steps, multiplied, which a loop need not do for each number.
#define HASH_STEP 0x9E3779B1u
INLINE uint32_t VARIANT(hash_of)(uint32_t counter, uint64_t seed) {
  uint32_t h = counter + (uint32_t)seed;
  h ^= h >> 16;
  h *= 0x7FEB352Du;
  h ^= (h >> 15) ^ (uint32_t)(seed >> 32);
  h *= 0x846CA68Bu;
  h ^= h >> 16;
  return h;
}

// A hashed counter decides over two numbers, 16 apart, with 16 bits for each: any order, the same mask.
// `first` is the place of x[0], a multiple of 32.
KERNEL(void, dropout)
(float *y, const float *x, size_t n, float probability, uint64_t seed, size_t first) {
  const float kept = 1.0f / (1.0f - probability);
  const uint32_t share = (uint32_t)(probability * 65536.0f + 0.5f);
  size_t i = 0;
  for (; i + 32 <= n; i += 32) {
    const uint32_t counter = (uint32_t)((first + i) / 2) * HASH_STEP;
    EACH(j, 16) {
      uint32_t h = VARIANT(hash_of)(counter + (uint32_t)j * HASH_STEP, seed);
      y[i + j] = x[i + j] * ((int32_t)(h & 0xFFFF) < (int32_t)share ? 0.0f : kept);
      y[i + 16 + j] = x[i + 16 + j] * ((int32_t)(h >> 16) < (int32_t)share ? 0.0f : kept);
    }
  }
  for (size_t j = i; j < n; j++) {
    uint32_t h = VARIANT(hash_of)((uint32_t)((first + i) / 2 + j % 16) * HASH_STEP, seed);
    y[j] = x[j] * ((j & 16 ? h >> 16 : h & 0xFFFF) < share ? 0.0f : kept);
  }
}

// MARK: - Optimisers

KERNEL(void, sgd)
(float *p, float *velocity, const float *g, size_t n, float rate, float momentum, float clip,
 float l2, float decay) {
  EACH(i, n) {
    float d = clip * g[i] + l2 * p[i];
    velocity[i] = momentum * velocity[i] + d;
    p[i] = decay * p[i] - rate * velocity[i];
  }
}

KERNEL(void, nesterov)
(float *p, float *velocity, const float *g, size_t n, float rate, float momentum, float clip,
 float l2, float decay) {
  EACH(i, n) {
    float d = clip * g[i] + l2 * p[i];
    velocity[i] = momentum * velocity[i] + d;
    p[i] = decay * p[i] - rate * (d + momentum * velocity[i]);
  }
}

KERNEL(void, lion)
(float *p, float *m, const float *g, size_t n, float rate, float beta1, float beta2, float clip,
 float decay) {
  EACH(i, n) {
    float d = clip * g[i];
    float c = beta1 * m[i] + (1.0f - beta1) * d;
    float sign = c > 0.0f ? 1.0f : (c < 0.0f ? -1.0f : c);  // of NaN it is NaN
    m[i] = beta2 * m[i] + (1.0f - beta2) * d;
    p[i] = decay * p[i] - rate * sign;
  }
}

KERNEL(void, adam)
(float *p, float *m, float *v, const float *g, size_t n, float step_size, float beta1, float beta2,
 float epsilon, float root_correction2, float clip, float l2, float decay) {
  const float scale2 = 1.0f / root_correction2;
  EACH(i, n) {
    float d = clip * g[i] + l2 * p[i];
    m[i] = beta1 * m[i] + (1.0f - beta1) * d;
    v[i] = beta2 * v[i] + (1.0f - beta2) * (d * d);
    float denominator = __builtin_elementwise_sqrt(v[i]) * scale2 + epsilon;
    p[i] = decay * p[i] - step_size * (m[i] / denominator);
  }
}

static const MartletKernels VARIANT(table) = {
    .variant = VARIANT_NAME,
#define X(result, name, parameters) .name = VARIANT(name),
    MARTLET_KERNELS(X)
#undef X
};

#undef EACH
#undef INLINE
#undef KERNEL
#undef BLOCKS
