import MartletNumerics
import MartletTestSupport
import RealModule
import Testing

@Suite struct StudentTTests {
  @Test("Student's t probabilities agree with mpmath to 12 digits") func agreesWithMpmath() {
    #expect(studentTGoldens.count > 150)
    for (degrees, t, p) in studentTGoldens {
      let distribution = StudentT(degreesOfFreedom: degrees)
      #expect(isClose(distribution.twoSided(t), p, relative: 1e-12), "\(degrees), \(t)")
      #expect(isClose(distribution.cumulative(-t), p / 2, relative: 1e-12), "\(degrees), \(t)")
    }
  }

  @Test("Student's t with 1 and 2 degrees of freedom agrees with closed forms") func closedForms() {
    #expect(isClose(StudentT(degreesOfFreedom: 1).cumulative(1), 0.75))
    #expect(
      isClose(
        StudentT(degreesOfFreedom: 2).cumulative(2.0.squareRoot()), 0.5 + 0.25 * 2.0.squareRoot()))
  }

  @Test("Student's t probabilities are exact at 0 and at infinity, NaN gives NaN") func ends() {
    let distribution = StudentT(degreesOfFreedom: 5)
    #expect(distribution.twoSided(0) == 1)
    #expect(distribution.cumulative(0) == 0.5)
    #expect(distribution.twoSided(.infinity) == 0)
    #expect(distribution.cumulative(.infinity) == 1)
    #expect(distribution.cumulative(-.infinity) == 0)
    #expect(distribution.twoSided(1e200) == 0)
    #expect(distribution.twoSided(.nan).isNaN)
  }

  @Test(
    "Student's t distribution function rises strictly and is symmetric around 0",
    arguments: [1, 2.5, 30, 40, 5000])
  func symmetricAndMonotone(degrees: Double) {
    let distribution = StudentT(degreesOfFreedom: degrees)
    var previous = 0.0
    for t in stride(from: -8, through: 8, by: 0.05) {
      let value = distribution.cumulative(t)
      #expect(value > previous)
      #expect(isClose(value + distribution.cumulative(-t), 1, relative: 1e-14))
      previous = value
    }
  }

  @Test("Student's t quantiles invert its distribution function to 9 digits")
  func quantilesAreTheInverse() {
    for (degrees, t, p) in studentTGoldens where t >= 0.01 {
      let distribution = StudentT(degreesOfFreedom: degrees)
      #expect(isClose(distribution.quantile(p / 2), -t, relative: 1e-9), "\(degrees), \(t)")
      #expect(distribution.quantile(0.5) == 0)
    }
  }

  /// Against a difference of the logarithms of Γ, which is exact while ν is small.
  @Test(
    "Student's t peak density and its slope agree with differences of log Γ",
    arguments: [2.01, 3, 7.5, 31, 33, 100, 5000])
  func peak(degrees: Double) {
    func exact(_ nu: Double) -> Double {
      Double.logGamma((nu + 1) / 2) - Double.logGamma(nu / 2) - Double.log(nu * .pi) / 2
    }
    let distribution = StudentT(degreesOfFreedom: degrees)
    #expect(isClose(distribution.logPeak, exact(degrees), relative: 1e-10))
    let h = 1e-4 * degrees
    let slope = (exact(degrees + h) - exact(degrees - h)) / (2 * h)
    #expect(abs(distribution.logPeakSlope - slope) < 1e-6 * slope + 1e-10)
  }

  @Test("Student's t with 1e12 degrees of freedom has the peak of the normal distribution")
  func manyDegreesOfFreedom() {
    let distribution = StudentT(degreesOfFreedom: 1e12)
    #expect(isClose(distribution.logPeak, -Double.log(2 * .pi) / 2, relative: 1e-11))
    #expect(abs(distribution.logPeakSlope) < 1e-20)
  }
}

private func isClose(_ a: Double, _ b: Double, relative: Double = 1e-12) -> Bool {
  abs(a - b) <= relative * max(abs(a), abs(b))
}
