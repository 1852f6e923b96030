import MartletReport
import Testing

@Suite struct NumberFormatTests {
  @Test(
    "A number is rounded half away from zero to the given decimals, as written in decimal",
    arguments: [
      (0, 0, "0"), (0, 2, "0.00"), (-0.0, 1, "0.0"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"),
      (71.875, 2, "71.88"), (2.675, 2, "2.68"), (0.5, 0, "1"), (0.49999999999999994, 0, "0"),
      (1.005, 2, "1.01"), (9.995, 2, "10.00"), (99.5, 0, "100"), (0.0005, 3, "0.001"),
      (0.00049, 3, "0.000"), (1e21, 1, "1000000000000000000000.0"), (1.5e-7, 8, "0.00000015"),
      (.leastNonzeroMagnitude, 2, "0.00"), (123456789, 0, "123456789"), (-1234.5, 0, "-1235"),
      (.nan, 2, "-"), (.infinity, 2, "-"), (-.infinity, 2, "-"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(NumberFormat.fixed(value, decimals: decimals) == expected)
  }

  @Test("Thousands are grouped and the leading zero left out where asked for")
  func groupingAndLeadingZero() {
    #expect(NumberFormat.fixed(1234567.891, decimals: 2, grouping: true) == "1,234,567.89")
    #expect(NumberFormat.fixed(-999.5, decimals: 0, grouping: true) == "-1,000")
    #expect(NumberFormat.fixed(999, decimals: 1, grouping: true) == "999.0")
    #expect(NumberFormat.fixed(0.9, decimals: 1, leadingZero: false) == ".9")
    #expect(NumberFormat.fixed(-0.95, decimals: 1, leadingZero: false) == "-1.0")
    #expect(NumberFormat.fixed(-0.25, decimals: 2, leadingZero: false) == "-.25")
    #expect(NumberFormat.fixed(0.2, decimals: 0, leadingZero: false) == "0")
    #expect(NumberFormat.integer(5031) == "5,031")
    #expect(NumberFormat.integer(-100) == "-100")
    #expect(NumberFormat.integer(1_000_000) == "1,000,000")
    #expect(NumberFormat.integer(.min) == "-9,223,372,036,854,775,808")
  }

  /// Decimals of up to 15 digits are exactly what `description` shows: round them as whole numbers.
  @Test("Rounding to decimals agrees with whole-number arithmetic on 100,000 random decimals")
  func agreesWithWholeNumbers() {
    var generator = SeededGenerator(state: 42)
    var wrong: [String] = []
    for _ in 0..<100_000 {
      let size = Int.random(in: 1...15, using: &generator)
      let scale = Int.random(in: 0...15, using: &generator)
      let decimals = Int.random(in: 0...min(scale, 12), using: &generator)
      let digits = Int.random(in: 0..<power(size), using: &generator)
      let divisor = power(scale - decimals)
      let rounded = (2 * digits + divisor) / (2 * divisor)
      let fraction = String(rounded % power(decimals) + power(decimals)).dropFirst()
      let expected = String(rounded / power(decimals)) + (decimals == 0 ? "" : "." + fraction)
      let value = Double(digits) / Double(power(scale))
      let shown = NumberFormat.fixed(value, decimals: decimals)
      let negative = NumberFormat.fixed(-value, decimals: decimals)
      if shown != expected || negative != (rounded == 0 ? "" : "-") + expected {
        wrong.append("\(value) with \(decimals): \(shown), \(negative)")
      }
    }
    #expect(wrong == [])
  }

  @Test("Any finite number written with 345 decimals reads back the same")
  func allDigitsReadBackTheSame() {
    var generator = SeededGenerator(state: 7)
    var checked = 0
    while checked < 2_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      checked += 1
      if Double(NumberFormat.fixed(value, decimals: 345)) != value {
        Issue.record("\(value) does not survive")
      }
    }
  }

  @Test(
    "Three significant digits switch to an exponent for tiny and huge numbers",
    arguments: [
      (0.012345, "0.0123"), (9.996, "10.0"), (0.09996, "0.100"), (12345.6, "12346"), (1, "1.00"),
      (-0.5, "-0.500"), (0, "0"), (0.00001, "0.0000100"), (0.0000099999, "1.00e-5"),
      (1.23456e-6, "1.23e-6"), (-6.02214e23, "-6.02e23"), (1e15, "1.00e15"),
      (999_999_999_999_999, "999999999999999"), (.nan, "-"), (.infinity, "-"),
    ] as [(Double, String)])
  func significant(value: Double, expected: String) {
    #expect(NumberFormat.significant(value, digits: 3) == expected)
  }

  @Test("Significant digits can be grouped, and written without a leading zero")
  func significantOptions() {
    #expect(NumberFormat.significant(12345.6, digits: 6, grouping: true) == "12,345.6")
    #expect(NumberFormat.significant(0.25, digits: 1, leadingZero: false) == ".3")
    #expect(NumberFormat.significant(2.5e-9, digits: 1) == "3e-9")
  }

  @Test("A percentage is rounded, and signed where asked for unless it is zero") func percent() {
    #expect(NumberFormat.percent(0.487) == "49 %")
    #expect(NumberFormat.percent(0.145) == "15 %")
    #expect(NumberFormat.percent(1, decimals: 1) == "100.0 %")
    #expect(NumberFormat.percent(.nan) == "-")
    #expect(NumberFormat.percent(0.0561, decimals: 1, signed: true) == "+5.6 %")
    #expect(NumberFormat.percent(-0.0561, decimals: 1, signed: true) == "-5.6 %")
    #expect(NumberFormat.percent(0.0004, decimals: 1, signed: true) == "0.0 %")
    #expect(NumberFormat.percent(-0.0004, decimals: 1, signed: true) == "0.0 %")
    #expect(NumberFormat.percent(-.infinity, signed: true) == "-")
  }

  @Test(
    "A p-value has three decimals, and bounds at both ends",
    arguments: [
      (0, "<.001"), (0.00099, "<.001"), (0.001, ".001"), (0.0044, ".004"), (0.05, ".050"),
      (0.9994, ".999"), (0.9995, ">.999"), (1, ">.999"), (.nan, "-"),
    ] as [(Double, String)])
  func pValue(value: Double, expected: String) {
    #expect(NumberFormat.pValue(value) == expected)
  }

  @Test(
    "A duration has a unit from microseconds to hours that fits its size",
    arguments: [
      (0, "0 s"), (4.9e-5, "49 us"), (0.000999, "999 us"), (0.0009996, "1.0 ms"),
      (0.0031, "3.1 ms"),
      (0.00996, "10 ms"), (0.031, "31 ms"), (0.0996, ".10 s"), (0.31, ".31 s"), (9.994, "9.99 s"),
      (9.996, "10.0 s"), (59.94, "59.9 s"), (59.96, "1 m 0 s"), (72.4, "1 m 12 s"),
      (3599.4, "59 m 59 s"), (3599.6, "1 h 0 m"), (7500, "2 h 5 m"), (36_000_000, "10,000 h 0 m"),
      (-1, "-"), (.nan, "-"), (.infinity, "-"),
    ] as [(Double, String)])
  func duration(seconds: Double, expected: String) {
    #expect(NumberFormat.duration(seconds) == expected)
  }

  @Test(
    "A time on the clock has minutes and seconds, and hours from one on",
    arguments: [
      (0, "0:00"), (21.4, "0:21"), (59.6, "1:00"), (725, "12:05"), (3725, "1:02:05"), (-3, "-"),
      (.nan, "-"),
    ] as [(Double, String)])
  func clock(seconds: Double, expected: String) {
    #expect(NumberFormat.clock(seconds) == expected)
  }

  private func power(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { result, _ in result * 10 }
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
