/// What forecasts made elsewhere show of what they knew: a value that can be stored.
public struct ForecastSignReport: Codable, Sendable, Hashable {
  /// Model by model, the signs in their order.
  public let checks: [ForecastCheck]
  /// The model of the run that erred least, whose surprises are looked at; nil where all were exact.
  public let reference: String?
  /// The models that it was the best of.
  public let references: [String]

  /// Whether some sign was found.
  public var isSuspicious: Bool { checks.contains { $0.outcome == .suspicious } }

  /// The models with a sign, in their order.
  public var suspects: [String] {
    var seen: Set<String> = []
    return checks.filter { $0.outcome == .suspicious }.map(\.model)
      .filter { seen.insert($0).inserted }
  }

  /// Whether anything could be tried.
  public var saysSomething: Bool { checks.contains { $0.outcome != .skipped } }
}
