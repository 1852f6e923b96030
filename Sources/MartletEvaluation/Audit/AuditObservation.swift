/// What a pipeline shows of its work at a cutoff.
public struct AuditObservation: Sendable, Hashable {
  /// What a fact says.
  public enum Value: Sendable, Hashable {
    /// Compared as they are.
    case words(String)
    /// Compared bit by bit.
    case numbers([Double])
  }

  /// One thing that is shown.
  public struct Fact: Sendable, Hashable {
    /// Where on its way the pipeline shows it.
    public let stage: AuditStage
    /// What it is: `forecast of Theta for y`.
    public let name: String
    /// What is compared.
    public let value: Value

    /// Creates a fact.
    public init(_ stage: AuditStage, _ name: String, _ value: Value) {
      (self.stage, self.name, self.value) = (stage, name, value)
    }
  }

  /// The first fact in which two observations differ.
  public struct Difference: Sendable, Hashable {
    /// Where the fact is shown.
    public let stage: AuditStage
    /// What differs, and how.
    public let words: String
  }

  /// What is handed to models, in the order in which it comes about.
  public var handed: [Fact] = []
  /// What models make of it; nil where none was fitted.
  public var fitted: [Fact]?
  /// Intervals; nil where none were made.
  public var intervals: [Fact]?

  /// An observation of nothing yet.
  public init() {}

  /// In what another observation differs first, as far as both look; nil where it is the same to the bit.
  ///
  /// How a file was read is told, but is no difference by itself: what follows from it would be.
  public func difference(in other: AuditObservation) -> Difference? {
    let parts = [
      (handed, other.handed as [Fact]?), (fitted ?? [], other.fitted),
      (intervals ?? [], other.intervals),
    ]
    let places = [true, fitted != nil, intervals != nil]
    var found: [Difference] = []
    for ((own, others), isThere) in zip(parts, places) where isThere {
      guard let others else { continue }
      found += Self.differences(own, others)
    }
    guard found.contains(where: { $0.stage > .reading }) else { return nil }
    return found.min { $0.stage < $1.stage }
  }

  /// The names of forecasts that are the same in another observation.
  func sameForecasts(in other: AuditObservation) -> [String] {
    let others = Dictionary((other.fitted ?? []).map { ($0.name, $0) }) { first, _ in first }
    return (fitted ?? []).filter { $0.stage == .forecast && others[$0.name]?.isSame($0) ?? false }
      .map(\.name)
  }

  private static func differences(_ own: [Fact], _ others: [Fact]) -> [Difference] {
    let known = Dictionary(others.map { ("\($0.stage) \($0.name)", $0) }) { first, _ in first }
    let names = Set(own.map { "\($0.stage) \($0.name)" })
    let added = others.filter { !names.contains("\($0.stage) \($0.name)") }
    return own.compactMap { fact in
      guard let other = known["\(fact.stage) \(fact.name)"] else {
        return Difference(stage: fact.stage, words: "\(fact.name) is not there")
      }
      return fact.isSame(other) ? nil : fact.difference(other)
    } + added.map { Difference(stage: $0.stage, words: "\($0.name) is there") }
  }
}

extension AuditObservation.Fact {
  fileprivate func isSame(_ other: AuditObservation.Fact) -> Bool {
    switch (value, other.value) {
    case (.words(let own), .words(let other)): own == other
    case (.numbers(let own), .numbers(let other)):
      own.count == other.count && zip(own, other).allSatisfy { $0.bitPattern == $1.bitPattern }
    default: false
    }
  }

  fileprivate func difference(
    _ other: AuditObservation.Fact
  ) -> AuditObservation.Difference {
    switch (value, other.value) {
    case (.numbers(let own), .numbers(let other)) where own.count == other.count:
      let place = own.indices.first { own[$0].bitPattern != other[$0].bitPattern } ?? 0
      return .init(
        stage: stage,
        words: "\(name), value \(place + 1) of \(own.count): \(other[place]) and not \(own[place])")
    case (.numbers(let own), .numbers(let other)):
      return .init(stage: stage, words: "\(name): \(other.count) values and not \(own.count)")
    case (.words(let own), .words(let other)):
      return .init(stage: stage, words: "\(name): \(other) and not \(own)")
    default: return .init(stage: stage, words: "\(name) is something else")
    }
  }
}
