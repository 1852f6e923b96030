import MartletPanels
import MartletTestSupport
import MartletTime
import RealModule
import Testing

struct TransformTests {
  /// What is known of a series of these values on a whole-number axis.
  private func history(_ values: [Double]) -> History {
    let axis = TimeAxis(kind: .integer, ticks: values.indices.map { Int64($0) })
    return Series(
      id: "y", axis: axis, target: Column(name: "y", role: .target, values: values)
    ).asOf(row: values.count - 1)
  }

  private static let magnitudes: [Double] = [
    1e-300, 3e-200, 1e-100, 0.001, 1, 7, 2506.85, 1e100, 4e200, 1e300,
  ]

  // MARK: - There

  @Test("Transformed values are those of other libraries", arguments: TransformGolden.cases.indices)
  func asOtherLibrariesHaveIt(index: Int) throws {
    let (text, expected) = TransformGolden.cases[index]
    let history = history(TransformGolden.prices)
    let fitted = try Transform(parsing: text).fit(to: history)
    let values = try fitted.apply(to: history)
    try #require(values.count == expected.count)
    #expect(values.count == history.count - fitted.rowsLost)
    for (value, golden) in zip(values, expected) {
      #expect(abs(value - golden) <= 1e-12 * max(1, abs(golden)), "\(text)")
    }
  }

  @Test("Box-Cox without a lambda takes that of greatest likelihood, at least 0")
  func lambdaOfGreatestLikelihood() throws {
    for (values, lambda, expected) in TransformGolden.powers {
      #expect(lambda > 0)
      let result = try Transform([.boxCox(lambda: nil)]).described(values)
      for (value, golden) in zip(result, expected) {
        #expect(abs(value - golden) <= 1e-5 * abs(golden))
      }
    }
    // Below 0 a power ends, and a forecast beyond its end would be infinite.
    let prices = TransformGolden.prices
    let powers = try Transform([.boxCox(lambda: nil)]).described(prices)
    for (value, price) in zip(powers, prices) { #expect(abs(value - Double.log(price)) < 1e-5) }
  }

  @Test("The level of a transform is its steps up to the first difference") func levels() throws {
    let levels = [
      "none": "none", "log": "log", "diff": "none", "log-return": "log", "standard": "standard",
      "percent-change": "none", "log+seasonal-diff/4+standard": "log",
      "winsor/0.1+log-return+robust": "winsor/0.1+log", "box-cox+diff": "box-cox",
    ]
    for (text, level) in levels {
      let transform = try Transform(parsing: text)
      #expect(transform.level.description == level)
      #expect(transform.isDifferencing == (transform.rowsLost(seasonLength: 4) > 0))
    }
  }

  @Test(
    "The value of no change is what a repeated last value becomes", arguments: Transform.examples)
  func noChange(transform: Transform) throws {
    let season = [100.0, 90, 95, 108]
    let history = history((0..<40).map { season[$0 % 4] + Double($0 * $0 % 11) })
    let fitted = try transform.fit(to: history, seasonLength: 4)
    let isSeasonal = transform.description.contains("seasonal")
    let repeated = Array(history.target) + history.target.suffix(isSeasonal ? 4 : 1)
    let last = try fitted.apply(to: self.history(repeated)).last
    #expect((fitted.noChange != nil) == transform.isDifferencing)
    if let noChange = fitted.noChange { #expect(abs(noChange - (last ?? .nan)) < 1e-12) }
  }

  // MARK: - And back

  @Test(
    "The inverse of transformed values gives back the path, also by an earlier fit",
    arguments: Transform.examples, [20, 40])
  func inverse(
    transform: Transform, cutoff: Int
  ) throws {
    let prices = TransformGolden.prices
    let isWinsorised = transform.description.contains("winsor")
    let fitted = try transform.fit(to: history(Array(prices[..<20])), seasonLength: 4)
    let past = history(Array(prices[..<cutoff]))
    let z = try fitted.apply(to: history(prices))
    let path = Array(z.suffix(prices.count - cutoff))
    let back = fitted.inverse(path: path, after: past)
    #expect(back.count == path.count)
    for (value, price) in zip(back, prices[cutoff...]) where !isWinsorised {
      #expect(abs(value - price) <= 1e-9 * price, "\(transform)")
    }
    // What winsorising cut off is gone, but a change of nothing stays where the series really is.
    if isWinsorised, let noChange = fitted.noChange {
      let flat = fitted.inverse(path: [noChange, noChange], after: past)
      #expect(flat.allSatisfy { abs($0 - prices[cutoff - 1]) <= 1e-9 * $0 })
    }
  }

  /// A relative error of a few units in the last place of the logarithm, 700 at most, grows by its
  /// size when it goes through exp.
  @Test(
    "The inverse is exact to rounding at scales from 1e-300 to 1e300", arguments: Transform.simple)
  func inverseAtAnyScale(_ transform: Transform) throws {
    for (index, last) in Self.magnitudes.enumerated() {
      for path in [Self.magnitudes.reversed(), Array(Self.magnitudes[index...])] {
        let fitted = try transform.fit(to: history([last]))
        let z = try fitted.apply(to: history([last] + path)).suffix(path.count)
        let back = fitted.inverse(path: Array(z), after: history([last]))
        #expect(back.count == path.count)
        let largest = max(last, path.max() ?? 0)
        for (value, expected) in zip(back, path) {
          let tolerance =
            switch transform {
            case .none: 0.0
            case .log: 800 * expected.ulp
            case .difference: 16 * largest.ulp
            default: 8000 * expected.ulp
            }
          #expect(abs(value - expected) <= tolerance, "\(transform) \(last) \(expected)")
        }
      }
    }
  }

  @Test(
    "The inverse of a transform keeps the order, as bounds of intervals need",
    arguments: Transform.examples)
  func orderIsKept(transform: Transform) throws {
    let history = history(TransformGolden.prices)
    let fitted = try transform.fit(to: history, seasonLength: 4)
    let bounds = stride(from: -1.0, through: 1, by: 0.125).map {
      fitted.inverse(path: [$0], after: history)[0]
    }
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 }, "\(transform): \(bounds)")
  }

  @Test("Box-Cox values beyond the end of a power go back to 0 or infinity")
  func beyondThePowers() throws {
    let history = history([1, 2, 4])
    let root = try Transform([.boxCox(lambda: 0.5)]).fit(to: history)
    #expect(root.inverse(path: [-3], after: history) == [0])
    let inverse = try Transform([.boxCox(lambda: -1)]).fit(to: history)
    #expect(inverse.inverse(path: [2], after: history) == [.infinity])
  }

  // MARK: - Numbers of the fit

  @Test("Scaling uses the numbers of the fit for later values too")
  func numbersAreThoseOfTheFit() throws {
    let early = history([1, 3])
    let late = history([1, 3, 1000])
    for (text, expected) in [
      ("standard", [-1, 1, 998.0]), ("min-max", [0, 1, 499.5]), ("winsor/0.25", [1.5, 2.5, 2.5]),
    ] {
      let fitted = try Transform(parsing: text).fit(to: early)
      #expect(try fitted.apply(to: late) == expected)
    }
  }

  @Test(
    "A constant stays finite under every transform and goes back to itself",
    arguments: Transform.examples)
  func constantsAndEdges(transform: Transform) throws {
    let constant = history(Array(repeating: 5, count: 12))
    let fitted = try transform.fit(to: constant, seasonLength: 4)
    let z = try fitted.apply(to: constant)
    #expect(z.allSatisfy { $0.isFinite }, "\(transform): \(z)")
    #expect(
      fitted.inverse(path: Array(z.suffix(2)), after: constant).allSatisfy { abs($0 - 5) < 1e-9 })
  }

  // MARK: - Text

  @Test(
    "The text of a transform prints as it was read",
    arguments: [
      "none", "log", "log+diff", "seasonal-diff", "seasonal-diff/12", "box-cox", "box-cox/0.5",
      "winsor/0.01+log-return+standard",
    ])
  func textAndBack(text: String) throws {
    #expect(try Transform(parsing: text).description == text)
  }

  @Test("A seasonal difference prints its season once that is known")
  func seasonSpelledOut() throws {
    let transform = try Transform(parsing: "log+seasonal-diff")
    #expect(transform.resolved(seasonLength: 12).description == "log+seasonal-diff/12")
    #expect(transform.rowsLost(seasonLength: 12) == 12)
    #expect(try Transform(parsing: "winsor").description == "winsor/0.01")
  }

  @Test(
    "Text of an unknown step is an error that lists the steps",
    arguments: [
      "lg", "", "log+", "+", "Log", "none+log", "logs/2",
    ])
  func noTransform(text: String) throws {
    let found = message { _ = try Transform(parsing: text) }
    #expect(found.contains("is no step of a transform; hint: steps such as log, log-return,"))
  }

  @Test(
    "A number that a step does not take is an error with its range",
    arguments: [
      ("log/2", "log alone"), ("diff/", "diff alone"), ("box-cox/x", "LAMBDA from -5 to 5"),
      ("box-cox/nan", "LAMBDA from -5 to 5"), ("box-cox/1e308", "LAMBDA from -5 to 5"),
      ("seasonal-diff/0", "ROWS from 1 to 1,000,000"),
      ("seasonal-diff/1.5", "ROWS from 1 to 1,000,000"),
      ("diff+winsor/0.5", "SHARE above 0 and below 0.5"),
      ("winsor/0", "SHARE above 0 and below 0.5"),
    ])
  func numberOfAStep(text: String, hint: String) {
    let found = message { _ = try Transform(parsing: text) }
    #expect(found.contains("is no step of a transform; hint: ") && found.hasSuffix(hint))
  }

  @Test(
    "A step for prices after another step is an error",
    arguments: ["diff+log", "standard+log-return", "log+log", "min-max+box-cox"])
  func outOfOrder(text: String) throws {
    let found = message { _ = try Transform(parsing: text) }
    #expect(found.contains("is for prices, not for what other steps made of them"))
  }

  @Test(
    "A value that a logarithm or power does not take is an error that names it",
    arguments: [("log", "0.0"), ("log-return", "0.0"), ("log", "-1.5"), ("box-cox", "-1.5")])
  func noLogarithm(text: String, value: String) throws {
    let file = "date,close\n2018-01-01,5\n2018-01-02,\(value)\n"
    let history = try panel(file).series[0].asOf(row: 1)
    #expect(
      message { _ = try Transform(parsing: text).fit(to: history) }
        == "error: '\(text)' needs values above 0, but series 'close' is \(value) "
        + "at 2018-01-02; hint: --transform none or --transform diff")
    #expect(
      message { _ = try Transform(parsing: text).described([1, Double(value) ?? 1]) }
        == "error: '\(text)' needs values above 0, but value 2 is \(value); "
        + "hint: --transform none or --transform diff")
  }

  @Test("A percent change from 0 is an error, from a negative value it is none")
  func noShareOfNothing() throws {
    let change = try Transform(parsing: "percent-change")
    #expect(try change.described([-4, -2, 1]) == [-0.5, -1.5])
    #expect(
      message { _ = try change.described([1, 0]) }
        .hasPrefix("error: 'percent-change' needs values other than 0, but value 2 is 0.0"))
  }
}
