// The bodies, included once a variant with VARIANT(name) naming its functions.
// Licence to change a result's last bits is given here and nowhere else: products and sums may fuse
// (FMA), and reductions marked so may be reordered, the same way for the same sizes every time.

#pragma clang fp contract(fast)

// Each iteration stands alone, also when an output is one of the inputs.
#define EACH(i, n) _Pragma("clang loop vectorize(assume_safety)") for (size_t i = 0; i < (n); i++)
#define INLINE static inline __attribute__((always_inline))
#define KERNEL(result, name) static result VARIANT(name)

// MARK: - Functions of one number

// e^x within 2 ulp on [-87.3, 88.3], 0 below -87.7, infinite above 88.4 (2^n runs out of exponents).
// x = n ln 2 + r, e^r = 1 + r + r^2 P(r) with |r| <= ln 2 / 2; P minimises the largest relative error
// (3e-9). Adding 1.5 * 2^23 rounds to n and leaves n in the low bits, so that no conversion meets a
// NaN.
INLINE float VARIANT(exp_of)(float x) {
  x = x < -88.0f ? -88.0f : x;
  x = x > 88.7f ? 88.7f : x;
  const float shift = 12582912.0f;
  float shifted = x * 1.44269504f + shift;
  float n = shifted - shift;
  float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 0.00139506022f;
  p = p * r + 0.00836895352f;
  p = p * r + 0.0416662041f;
  p = p * r + 0.166665183f;
  p = p * r + 0.50000001f;
  union { float f; uint32_t u; } bits = {.f = shifted}, power;
  power.u = ((bits.u - 0x4B400000u) + 127u) << 23;
  return (1.0f + (r + r * r * p)) * power.f;
}

INLINE float VARIANT(sigmoid_of)(float x) { return 1.0f / (1.0f + VARIANT(exp_of)(-x)); }

// Odd polynomial near 0, where 1 - 2 / (e^2x + 1) would cancel.
INLINE float VARIANT(tanh_of)(float x) {
  float t = x * x;
  float p = -0.00571704451f;
  p = p * t + 0.0206505868f;
  p = p * t - 0.0537434979f;
  p = p * t + 0.133314913f;
  p = p * t - 0.333332839f;
  float near = x + x * t * p;
  float far = 1.0f - 2.0f / (VARIANT(exp_of)(2.0f * x) + 1.0f);
  return t < 0.390625f ? near : far;
}

// The normal distribution function: Phi(x) = erfc(-x / sqrt 2) / 2, with
// erfc(z) = e^(-z^2) t Q(t), t = 1 / (1 + 0.4 z) for z >= 0; Q is a minimax fit (6e-9).
INLINE float VARIANT(normal_cdf)(float x) {
  float z = x * 0.707106781f;
  float a = z < 0.0f ? -z : z;
  float t = 1.0f / (1.0f + 0.4f * a);
  float q = -0.0292149954f;
  q = q * t + 0.140446094f;
  q = q * t - 0.235525901f;
  q = q * t + 0.137559776f;
  q = q * t - 0.0468939773f;
  q = q * t + 0.0839158616f;
  q = q * t + 0.119008449f;
  q = q * t + 0.171739261f;
  q = q * t + 0.207613731f;
  q = q * t + 0.22567586f;
  q = q * t + 0.225675835f;
  float tail = 0.5f * VARIANT(exp_of)(-a * a) * t * q;
  return x < 0.0f ? tail : 1.0f - tail;
}

// MARK: - Rows

KERNEL(void, repeat_row)(float *y, const float *b, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++) {
    float *row = y + r * columns;
    EACH(c, columns) row[c] = b[c];
  }
}

// Sums over rows go 16 columns at a time, the last block narrower: the sums stay in registers while
// the rows go by in their order. `width` is a constant in all blocks but the last.
#define BLOCKS(function, columns, ...)                                                             \
  size_t c = 0;                                                                                    \
  for (; c + 16 <= (columns); c += 16) VARIANT(function)(c, 16, __VA_ARGS__);                      \
  if (c < (columns)) VARIANT(function)(c, (columns) - c, __VA_ARGS__);

// By address, since Lanes as an argument would mean another thing to each variant.
INLINE void VARIANT(load)(Lanes *lanes, const float *p, size_t width) {
  if (width < 16) *lanes = 0.0f;
  __builtin_memcpy(lanes, p, width * sizeof(float));
}
INLINE void VARIANT(store)(float *p, const Lanes *lanes, size_t width) {
  __builtin_memcpy(p, lanes, width * sizeof(float));
}

INLINE void VARIANT(column_sums_block)(size_t c, size_t width, float *b, const float *dy,
                                       size_t rows, size_t columns, float keep) {
  Lanes sum = 0.0f, term;
  for (size_t r = 0; r < rows; r++) {
    VARIANT(load)(&term, dy + r * columns + c, width);
    sum += term;
  }
  if (keep != 0.0f) {
    VARIANT(load)(&term, b + c, width);
    sum += keep * term;
  }
  VARIANT(store)(b + c, &sum, width);
}
KERNEL(void, column_sums)(float *b, const float *dy, size_t rows, size_t columns, float keep) {
  BLOCKS(column_sums_block, columns, b, dy, rows, columns, keep)
}

// MARK: - Vectors

KERNEL(void, add)(float *y, const float *x, size_t n) { EACH(i, n) y[i] += x[i]; }
KERNEL(void, multiply)(float *y, const float *x, size_t n) { EACH(i, n) y[i] *= x[i]; }
KERNEL(void, scale)(float *y, float a, size_t n) { EACH(i, n) y[i] *= a; }

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

// MARK: - Dropout

// A counter hashed with the "lowbias32" mixer (C. Wellons, 2018): any order, the same mask.
KERNEL(void, dropout_mask)(float *mask, size_t n, float probability, uint64_t seed) {
  const uint32_t low = (uint32_t)seed, high = (uint32_t)(seed >> 32);
  const float kept = 1.0f / (1.0f - probability);
  EACH(i, n) {
    uint32_t h = (uint32_t)i * 0x9E3779B1u + low;
    h ^= h >> 16;
    h *= 0x7FEB352Du;
    h ^= (h >> 15) ^ high;
    h *= 0x846CA68Bu;
    h ^= h >> 16;
    mask[i] = (float)(int32_t)(h >> 8) * 0x1p-24f < probability ? 0.0f : kept;
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
