public import MartletFiles

extension Transform {
  /// Reads steps with `+` between them, such as `log+seasonal-diff/12`; `none` has none.
  /// - Throws: `DataError` that names the steps there are.
  public init(parsing text: String) throws(DataError) {
    guard text != "none" else {
      self = .none
      return
    }
    var steps: [Step] = []
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      guard let step = Step(String(part)) else { throw DataError(.invalidTransform(String(part))) }
      steps.append(step)
    }
    try self.init(steps)
  }
}

extension Transform.Step: CustomStringConvertible {
  /// The names of the steps.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    /// The natural logarithm, written `log`.
    case log
    /// The change of the logarithm from row to row, written `log-return`.
    case logReturn = "log-return"
    /// The relative change from row to row, written `percent-change`.
    case percentChange = "percent-change"
    /// The power transform of Box and Cox, written `box-cox/LAMBDA`; `box-cox` alone estimates λ.
    case boxCox = "box-cox"
    /// The change from row to row, written `diff`.
    case difference = "diff"
    /// The change over some rows, written `seasonal-diff/ROWS`; `seasonal-diff` alone takes the
    /// season of the task.
    case seasonalDifference = "seasonal-diff"
    /// The mean to 0 and the standard deviation to 1, written `standard`.
    case standard
    /// The median to 0 and the median absolute deviation to 1, written `robust`.
    case robust
    /// The smallest value to 0 and the largest to 1, written `min-max`.
    case minMax = "min-max"
    /// Rare values cut off at two quantiles, written `winsor/SHARE`; `winsor` alone is
    /// `winsor/0.01`.
    case winsor

    var takesParameter: Bool {
      switch self {
      case .boxCox, .seasonalDifference, .winsor: true
      case .log, .logReturn, .percentChange, .difference, .standard, .robust, .minMax: false
      }
    }

    /// The name that a text begins with, up to the slash.
    init?(writtenIn text: String) { self.init(rawValue: String(text.prefix { $0 != "/" })) }

    /// `winsor/SHARE`, and what may be there.
    var form: String {
      switch self {
      case .boxCox: "\(rawValue)/LAMBDA, LAMBDA from -5 to 5"
      case .seasonalDifference: "\(rawValue)/ROWS, ROWS from 1 to 1,000,000"
      case .winsor: "\(rawValue)/SHARE, SHARE above 0 and below 0.5"
      case .log, .logReturn, .percentChange, .difference, .standard, .robust, .minMax:
        "\(rawValue) alone"
      }
    }
  }

  /// The step's name.
  public var name: Name {
    switch self {
    case .log: .log
    case .logReturn: .logReturn
    case .percentChange: .percentChange
    case .boxCox: .boxCox
    case .difference: .difference
    case .seasonalDifference: .seasonalDifference
    case .standard: .standard
    case .robust: .robust
    case .minMax: .minMax
    case .winsor: .winsor
    }
  }

  /// What follows the slash.
  private var parameter: String? {
    switch self {
    case .boxCox(let lambda): lambda.map { "\($0)" }
    case .seasonalDifference(let season): season.map { "\($0)" }
    case .winsor(let share): "\(share)"
    case .log, .logReturn, .percentChange, .difference, .standard, .robust, .minMax: nil
    }
  }

  /// `seasonal-diff/12`.
  public var description: String { name.rawValue + (parameter.map { "/\($0)" } ?? "") }

  /// Reads `diff`, `seasonal-diff/12`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let name = Name(rawValue: parts[0]) else { return nil }
    let parameter = parts.count == 2 ? parts[1] : nil
    guard parameter == nil || name.takesParameter else { return nil }
    switch name {
    case .log: self = .log
    case .logReturn: self = .logReturn
    case .percentChange: self = .percentChange
    case .boxCox:
      let lambda = parameter.map { Double($0) ?? .nan }
      self = .boxCox(lambda: lambda)
    case .difference: self = .difference
    case .seasonalDifference:
      let season = parameter.map { Int($0) ?? 0 }
      self = .seasonalDifference(season)
    case .standard: self = .standard
    case .robust: self = .robust
    case .minMax: self = .minMax
    case .winsor: self = .winsor(share: parameter.map { Double($0) ?? .nan } ?? 0.01)
    }
    guard hasValidParameter else { return nil }
  }
}
