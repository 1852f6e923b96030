/// What numbers since 1970 count.
package enum EpochUnit: Int64, Hashable, Sendable, CaseIterable {
  case seconds = 1
  case milliseconds = 1_000
  case microseconds = 1_000_000
  case nanoseconds = 1_000_000_000

  /// The unit in which a number is a time from 1973 to 2030; nil where it is none in any.
  package init?(recognising number: Int64) {
    let unit = Self.allCases.first { unit in
      100_000_000 * unit.rawValue..<1_900_000_000 * unit.rawValue ~= number
    }
    guard let unit else { return nil }
    self = unit
  }

  /// `milliseconds since 1970`.
  var description: String { "\(name) since 1970" }

  /// `milliseconds`.
  package var name: String {
    switch self {
    case .seconds: "seconds"
    case .milliseconds: "milliseconds"
    case .microseconds: "microseconds"
    case .nanoseconds: "nanoseconds"
    }
  }

  /// The word for it in `--time-format`.
  package var word: String {
    switch self {
    case .seconds: "unix"
    case .milliseconds: "unix-ms"
    case .microseconds: "unix-us"
    case .nanoseconds: "unix-ns"
    }
  }
}
