import MartletFiles
public import MartletForecasting
import MartletTime

/// Which of the folds that were run enter scores, tests and tables.
///
///     year=2020               cutoffs of that year; 2015..2019 and 2008+2020 are several
///     month=Jan, weekday=Mon  cutoffs of that month, on that day of the week
///     volatility=high         cutoffs in the wildest third of all: high, middle or low
///     release=cpi             cutoffs on which a new value of a covariate became known
///
/// Of several conditions with commas between them all must hold. A plus sign stands between values of which any will
/// do, and `!=` for all but these. All folds are run and calibrate intervals, whatever the filter.
public struct FoldFilter: Sendable, Hashable, CustomStringConvertible {
  /// What a condition is about.
  enum Kind: Sendable, Hashable {
    case years([ClosedRange<Int>])
    /// From 1 to 12.
    case months(Set<Int>)
    case weekdays(Set<Weekday>)
    /// The thirds of the volatility of so many changes.
    case volatility(changes: Int, Set<VolatilityThird>)
    case releases([String])
  }

  /// One condition.
  struct Condition: Sendable, Hashable {
    let text: String
    let kind: Kind
    let isNegated: Bool
  }

  let conditions: [Condition]

  /// All folds.
  public init() { conditions = [] }

  /// Reads conditions: `year=2020,volatility=high`.
  /// - Throws: `OptionError` for one that is none.
  public init(parsing texts: [String]) throws(OptionError) {
    var conditions: [Condition] = []
    for text in texts {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        conditions.append(try Self.condition(String(part)))
      }
    }
    self.conditions = conditions
  }

  /// Whether all folds enter.
  public var isEmpty: Bool { conditions.isEmpty }

  /// The conditions as they were written, with commas between them.
  public var description: String { texts.joined(separator: ",") }

  /// The conditions as they were written.
  public var texts: [String] { conditions.map(\.text) }

  /// The covariates whose releases it asks for.
  package var releases: [String] {
    conditions.flatMap { condition -> [String] in
      if case .releases(let names) = condition.kind { names } else { [] }
    }
  }

  // MARK: - Reading

  private static func condition(_ text: String) throws(OptionError) -> Condition {
    func error(_ message: String, _ hint: String) -> OptionError {
      OptionError(option: .where, message: "'\(text)' \(message)", hint: "\(hint)")
    }
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, let name = sides.first else {
      throw error("is no condition", "give for example year=2020 or volatility=high")
    }
    let isNegated = name.last == "!"
    let words = (isNegated ? name.dropLast() : name).split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let values = sides[1].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    func all<Value>(
      _ hint: String, _ read: (String) -> Value?
    ) throws(OptionError) -> [Value] {
      var found: [Value] = []
      for value in values {
        guard let one = read(value) else { throw error("has no value '\(value)'", hint) }
        found.append(one)
      }
      return found
    }
    let kind: Kind
    switch (words.first.map(String.init) ?? "", words.count) {
    case ("year", 1):
      kind = .years(try all("give a year, several as 2008+2020, or a range as 2015..2019", years))
    case ("month", 1):
      kind = .months(Set(try all("give months as Jan or 1", month)))
    case ("weekday", 1):
      kind = .weekdays(
        Set(try all("give days as Mon or Monday") { WeekdayName.weekday(Array($0.utf8)) }))
    case ("volatility", _):
      let changes = words.count == 1 ? 20 : Int(words[1]) ?? 0
      guard 2...100_000 ~= changes else {
        throw error(
          "has no number of changes", "volatility/60=high is of the last 60, at least 2")
      }
      let thirds = try all("give low, middle or high", VolatilityThird.init)
      kind = .volatility(changes: changes, Set(thirds))
    case ("release", 1):
      kind = .releases(try all("give the name of a covariate") { $0.isEmpty ? nil : $0 })
    case (let other, _):
      throw error(
        "is no condition",
        ["year", "month", "weekday", "volatility", "release"]
          .suggestion(for: other, what: "the conditions").description)
    }
    return Condition(text: text, kind: kind, isNegated: isNegated)
  }

  private static func years(_ text: String) -> ClosedRange<Int>? {
    guard let dots = text.firstRange(of: "..") else {
      return Int(text).map { $0...$0 }
    }
    guard let first = Int(text[..<dots.lowerBound]), let last = Int(text[dots.upperBound...]),
      first <= last
    else { return nil }
    return first...last
  }

  private static func month(_ text: String) -> Int? {
    let number = Int(text) ?? MonthName.number(Array(text.utf8)) ?? 0
    return 1...12 ~= number ? number : nil
  }
}

/// A third of the folds by how much the target moved before their cutoffs.
package enum VolatilityThird: String, Sendable, Hashable, CaseIterable {
  case low, middle, high
}
