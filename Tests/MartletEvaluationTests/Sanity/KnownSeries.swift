import MartletCatalog
import MartletForecasting
import MartletTestSupport
import RealModule
import Testing

/// Series of which it is known what can be said, and series that break formulas.
struct KnownSeries: Sendable, CustomTestStringConvertible {
  let name: String
  let values: [Double]
  /// Whether every model has to forecast it; others may refuse, in words.
  var isOrdinary = false
  /// Whether only models that divide by a scale of their own can be asked: squares overflow elsewhere.
  var isBeyondNetworks = false

  var testDescription: String { name }

  private static func rows(_ count: Int, _ value: (Int) -> Double) -> [Double] {
    (0..<count).map(value)
  }

  private static func noise(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return generator.bell(count: count)
  }

  private static func sine(_ row: Int) -> Double { Double.sin(2 * .pi * Double(row) / 4) }

  static let all: [KnownSeries] = {
    let price = walk(80, seed: 11)
    let bell = noise(80, seed: 12)
    return [
      KnownSeries(name: "prices", values: price, isOrdinary: true),
      KnownSeries(name: "noise", values: bell.map { 20 + $0 }, isOrdinary: true),
      KnownSeries(
        name: "a season on a trend", values: rows(80) { 50 + 0.3 * Double($0) + 5 * sine($0) },
        isOrdinary: true),
      KnownSeries(name: "around 0", values: bell),
      KnownSeries(name: "negative", values: price.map { -$0 }),
      KnownSeries(name: "constant", values: rows(80) { _ in 3 }),
      KnownSeries(name: "zeros", values: rows(80) { _ in 0 }),
      KnownSeries(name: "one row", values: [7]),
      KnownSeries(name: "two rows", values: [7, 8]),
      KnownSeries(name: "five rows", values: [3, 1, 4, 1, 5]),
      KnownSeries(name: "twelve rows", values: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]),
      KnownSeries(name: "a step", values: rows(80) { $0 < 50 ? 1 : 100 }),
      KnownSeries(name: "a step in the last row", values: rows(80) { $0 < 79 ? 1 : 100 }),
      KnownSeries(name: "constant but for the first row", values: rows(80) { $0 == 0 ? 9 : 3 }),
      KnownSeries(name: "a line", values: rows(80) { Double($0) }),
      KnownSeries(name: "two values by turns", values: rows(80) { $0 % 2 == 0 ? 1 : -1 }),
      KnownSeries(name: "intermittent", values: rows(80) { $0 % 9 == 4 ? Double($0) : 0 }),
      KnownSeries(name: "an outlier", values: rows(80) { $0 == 40 ? 1e12 : price[$0] }),
      KnownSeries(name: "steep", values: rows(80) { Double.exp(0.5 * Double($0)) }),
      KnownSeries(name: "a high level", values: bell.map { 1e9 + $0 }),
      KnownSeries(name: "1e30", values: price.map { $0 * 1e30 }, isOrdinary: true),
      KnownSeries(name: "1e-30", values: price.map { $0 * 1e-30 }, isOrdinary: true),
      KnownSeries(name: "1e300", values: price.map { $0 * 1e300 }, isBeyondNetworks: true),
      KnownSeries(name: "1e-300", values: price.map { $0 * 1e-300 }, isBeyondNetworks: true),
    ]
  }()
}

extension ModelEntry {
  /// The model at a size that trains in milliseconds.
  func small() throws -> Model {
    try Model(parsing: options.contains { $0.name == "hidden" } ? "\(name):hidden=8" : name)
  }

  /// Whether it is trained, or is a linear map of windows: it sees no more than its lookback.
  var seesWindows: Bool { isNetwork || name == "ridge" }
}
