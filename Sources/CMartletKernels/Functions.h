// Functions of one number, included once a variant by Kernels.h.

// e^x within 2 ulp on [-87.3, 88.3], 0 below -87.7, infinite above 88.4 (2^n runs out of exponents).
// x = n ln 2 + r, e^r = 1 + r + r^2 P(r) with |r| <= ln 2 / 2; P minimises the largest relative error
// (3e-9). Adding 1.5 * 2^23 rounds to n and leaves n in the low bits, so that no conversion meets a
// NaN.
//
// Returns e^r - 1 and puts 2^n into `power`.
INLINE float VARIANT(exp_parts)(float x, float *power) {
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
  union { float f; uint32_t u; } bits = {.f = shifted}, scale;
  scale.u = ((bits.u - 0x4B400000u) + 127u) << 23;
  *power = scale.f;
  return r + r * r * p;
}

INLINE float VARIANT(exp_of)(float x) {
  float power, q = VARIANT(exp_parts)(x, &power);
  return (1.0f + q) * power;
}

// e^x - 1 for x <= 0, without the cancellation near 0: there 2^n = 1.
INLINE float VARIANT(expm1_of)(float x) {
  float power, q = VARIANT(exp_parts)(x, &power);
  return q * power + (power - 1.0f);
}

// log(1 + t) for t in [0, 1]: 2 artanh z with z = t / (2 + t) <= 1/3, a minimax fit (4.5e-9).
INLINE float VARIANT(log1p_of)(float t) {
  float z = t / (2.0f + t);
  float w = z * z;
  float p = 0.140059934f;
  p = p * w + 0.140009026f;
  p = p * w + 0.200107636f;
  p = p * w + 0.333332081f;
  return 2.0f * (z + z * w * p);
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
