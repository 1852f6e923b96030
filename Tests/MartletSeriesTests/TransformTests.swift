import MartletSeries
import RealModule
import Testing

struct TransformTests {
  private static let magnitudes: [Double] = [
    1e-300, 3e-200, 1e-100, 0.001, 1, 7, 2506.85, 1e100, 4e200, 1e300,
  ]

  @Test(arguments: Transform.allCases) func levelsAndLengths(_ transform: Transform) throws {
    let values = [1.0, 2, 4]
    let result = try transform.apply(to: values)
    let two = Double.log(2)
    switch transform {
    case .none: #expect(result == values && transform.level == .none)
    case .log: #expect(result == [0, two, Double.log(4)] && transform.level == .log)
    case .difference: #expect(result == [1, 2] && transform.level == .none)
    case .logReturn: #expect(result == [two, Double.log(4) - two] && transform.level == .log)
    }
  }

  /// A relative error of a few units in the last place of the logarithm, 700 at most, grows by its
  /// size when it goes through exp.
  @Test(arguments: Transform.allCases) func inverse(_ transform: Transform) throws {
    for (index, last) in Self.magnitudes.enumerated() {
      for path in [Self.magnitudes.reversed(), Array(Self.magnitudes[index...])] {
        let transformed = try transform.apply(to: [last] + path)
        let steps = transform.isDifferencing ? transformed : Array(transformed.dropFirst())
        let back = transform.inverse(path: steps, after: last)
        #expect(back.count == path.count)
        let largest = max(last, path.max() ?? 0)
        for (value, expected) in zip(back, path) {
          let tolerance =
            switch transform {
            case .none: 0.0
            case .log: 800 * expected.ulp
            case .difference: 16 * largest.ulp
            case .logReturn: 8000 * expected.ulp
            }
          #expect(abs(value - expected) <= tolerance, "\(transform) \(last) \(expected)")
        }
      }
    }
  }

  @Test func inverseOfOrdinaryPricesIsExactToAFewUlps() throws {
    let prices = [2506.85, 2485.74, 2488.83, 2489.23, 2467.7]
    for transform in Transform.allCases {
      let transformed = try transform.apply(to: prices)
      let steps = transform.isDifferencing ? transformed : Array(transformed.dropFirst())
      for (value, price) in zip(
        transform.inverse(path: steps, after: prices[0]), prices.dropFirst())
      {
        #expect(abs(value - price) <= 16 * price.ulp, "\(transform)")
      }
    }
  }

  @Test func slicesAndEdges() throws {
    #expect(try Transform.difference.apply(to: [1.0, 2, 4, 8][1...2]) == [2])
    #expect(try Transform.logReturn.apply(to: [5.0]) == [])
    #expect(try Transform.difference.apply(to: [Double]()) == [])
    #expect(try Transform.log.apply(to: [.nan])[0].isNaN)
  }

  @Test(
    arguments: [
      (Transform.log, "0.0"), (.logReturn, "0.0"), (.log, "-1.5"),
    ])
  func noLogarithm(_ transform: Transform, value: String) throws {
    let text = "date,close\n2018-01-01,5\n2018-01-02,\(value)\n"
    let history = try panel(text).series[0].asOf(row: 1)
    #expect(
      message { _ = try history.target(transform) }
        == "error: '\(transform.rawValue)' needs values above 0, but series 'close' is \(value) "
        + "at 2018-01-02; hint: --transform none or --transform diff")
    #expect(
      message { _ = try transform.apply(to: [1, Double(value) ?? 1]) }
        == "error: '\(transform.rawValue)' needs values above 0, but value 2 is \(value); "
        + "hint: --transform none or --transform diff")
  }
}
