import MartletTestSupport
import Testing

/// Series that hardly move, or not at all, are forecast and shown, in the terminal and on a page.
struct PlotRunTests {
  private func months(_ values: [Double]) -> String {
    values.enumerated().reduce(into: "ds,y\n") { text, row in
      let (year, month) = (2015 + row.offset / 12, row.offset % 12 + 1)
      text += "\(year)-\(month < 10 ? "0" : "")\(month)-01,\(row.element)\n"
    }
  }

  private static let constants: [(String, [Double])] = [
    ("ses", [7.8]), ("theta", [0.05]), ("ar", [0.05]), ("naive", [101.3]), ("drift", [3.6725]),
    ("auto-ets", [100, 100.00000000000001]), ("ses", [0]), ("theta", [1e300]),
    ("naive", [.leastNonzeroMagnitude]),
  ]

  /// A pegged currency, a policy rate, and two whose values differ in the last place alone.
  @Test("A constant or nearly constant series is forecast and drawn", arguments: constants)
  func constant(model: String, values: [Double]) throws {
    try Tool.inFolder { martlet in
      try martlet.write(months((0..<72).map { values[$0 % values.count] }), to: "flat.csv")
      let words = "forecast flat.csv --horizon 6 --model \(model)"
      for options in ["", " --intervals native --n-windows 0"] {
        let outcome = try martlet(words + options)
        // 1e300 cannot be squared, and that is said.
        guard values != [1e300] else {
          #expect(outcome.status == 65)
          continue
        }
        #expect(outcome.status == 0, "\(options): \(outcome.messages)")
        #expect(outcome.output.contains(" ┤"))
        #expect(outcome.output.contains("2021-01-01"))
      }
      let page = try martlet("inspect flat.csv --out flat.html")
      #expect(page.status == 0 && page.output.contains(" ┤"))
      #expect(try martlet.read("flat.html").contains("class=\"line\""))
    }
  }

  private static let denormal: Double = .leastNonzeroMagnitude

  private static let narrowSeries: [[Double]] = [
    [-999_999_999_999_988.9, -999_999_999_999_989.4, -999_999_999_999_989, -999_999_999_999_989.2],
    (0..<48).map { row -> Double in 4e15 + Double(row * 7 % 13) / 2 },
    [1, 1.0000000000000003, 1.0000000000000007, 1],
    [9_007_199_254_740_992, 9_007_199_254_740_998, 9_007_199_254_740_994, 9_007_199_254_740_992],
    [2_000 * denormal, 4_000 * denormal, 3_000 * denormal, 2_000 * denormal],
    [-1e140, 1e140, 0, -1e140],
  ]

  /// A few steps of the last place: round numbers between the ends are rounded to numbers beyond them.
  @Test(
    "A series within a few rounding steps, or of huge values, is forecast and drawn",
    arguments: narrowSeries)
  func narrow(values: [Double]) throws {
    try Tool.inFolder { martlet in
      try martlet.write(months(values), to: "narrow.csv")
      for words in [
        "inspect narrow.csv", "inspect narrow.csv --out narrow.html",
        "forecast narrow.csv --horizon 1 --model naive --n-windows 1",
      ] {
        let outcome = try martlet(words)
        #expect(outcome.status == 0, "\(words): \(outcome.messages)")
        #expect(outcome.output.contains(" ┤"))
      }
    }
  }

  @Test(
    "Whole-number times of any size are drawn or refused, without a crash",
    arguments: [
      ["9223372036854775804", "9223372036854775805", "9223372036854775806"],
      ["-9223372036854775808", "0", "9223372036854775807"], ["-3", "-2", "-1"],
      ["1", "2", "1000000000000"],
    ])
  func timesThatAreNumbers(times: [String]) throws {
    try Tool.inFolder { martlet in
      let rows = times.enumerated().map { "\($0.element),\($0.offset * $0.offset)" }
      try martlet.write((["ds,y"] + rows).joined(separator: "\n"), to: "n.csv")
      let outcome = try martlet("inspect n.csv --out n.html")
      #expect([0, 65].contains(outcome.status), "\(outcome.messages)")
    }
  }
}
