import MartletNumerics
import Testing

@Suite struct NormalTests {
  /// From mpmath 1.3.0: sqrt(2) erfinv(2 q − 1) to 40 digits.
  @Test(
    "Normal quantiles agree with mpmath to 12 digits, far into the tail",
    arguments: [
      (0.975, 1.959963984540054), (0.9, 1.2815515655446004), (0.5, 0), (0.2, -0.8416212335729142),
      (0.001, -3.090232306167813), (1e-9, -5.9978070150076865), (1e-100, -21.273453560958),
    ])
  func quantiles(level: Double, exact: Double) {
    #expect(abs(Normal().quantile(level) - exact) <= 1e-12 * abs(exact))
  }
}
