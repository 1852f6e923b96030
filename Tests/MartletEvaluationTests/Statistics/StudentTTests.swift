import MartletEvaluation
import Testing

@Suite struct StudentTTests {
  @Test func agreesWithMpmath() {
    #expect(studentTGoldens.count > 150)
    for (degrees, t, p) in studentTGoldens {
      let distribution = StudentT(degreesOfFreedom: degrees)
      #expect(isClose(distribution.twoSided(t), p, relative: 1e-12), "\(degrees), \(t)")
      #expect(isClose(distribution.cumulative(-t), p / 2, relative: 1e-12), "\(degrees), \(t)")
    }
  }

  /// With one and two degrees of freedom the distribution has a closed form.
  @Test func closedForms() {
    #expect(isClose(StudentT(degreesOfFreedom: 1).cumulative(1), 0.75))
    #expect(
      isClose(
        StudentT(degreesOfFreedom: 2).cumulative(2.0.squareRoot()), 0.5 + 0.25 * 2.0.squareRoot()))
  }

  @Test func ends() {
    let distribution = StudentT(degreesOfFreedom: 5)
    #expect(distribution.twoSided(0) == 1)
    #expect(distribution.cumulative(0) == 0.5)
    #expect(distribution.twoSided(.infinity) == 0)
    #expect(distribution.cumulative(.infinity) == 1)
    #expect(distribution.cumulative(-.infinity) == 0)
    #expect(distribution.twoSided(1e200) == 0)
    #expect(distribution.twoSided(.nan).isNaN)
  }

  @Test(arguments: [1, 2.5, 30, 40, 5000])
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
}
