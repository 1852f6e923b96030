import MartletEvaluation
import MartletFiles
import MartletPanels
import MartletTime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A plan as it stands in a file: a result of a run, its plan alone, or one that was written by hand.
///
/// A plan written by hand may leave out whatever is to have its default, name a file or a model by its text
/// alone, and needs no `inferred`: what it says is what is asked for.
public struct PlanFile: Sendable {
  /// As it was given.
  public let path: String
  /// All that stands there, with the defaults of what does not.
  public let stored: RunPlan
  /// What is asked for: without what was inferred when the plan was made.
  public let request: RunPlan
  private let text: PlanText

  /// Reads `path`: YAML where it ends in `.yaml` or `.yml`, else JSON.
  /// - Throws: `PlanError` with the place of the first thing wrong.
  public init(contentsOf path: String) throws(PlanError) {
    self.path = path
    text = try PlanText(contentsOf: path)
    let tree = try text.value()
    guard var entries = tree.entries else {
      throw PlanError(
        .content, path, "this is \(tree.kind), not a plan",
        hint: "a plan has keys such as files, target and horizon")
    }
    let isOfInspect = entries["command"] == .string("inspect")
    let plain = RunPlan(evaluates: !isOfInspect).values
    // `refit: true` and `target: 2020` are texts.
    for (key, value) in entries where Self.texts.contains(key) {
      entries[key] = value.text.map(JSONValue.string) ?? value
    }
    try Self.check(entries, plain, text, path)
    stored = try Self.plan(entries, plain, text, path)
    request = stored.request
  }

  /// Checks that the plan is one that a command runs.
  ///
  /// - Parameter others: Commands whose plans it runs, too.
  /// - Throws: `PlanError` for a result of another one.
  public func check(command: String, orOf others: [String] = []) throws(PlanError) {
    guard let own = stored.command, own != command, !others.contains(own) else { return }
    throw PlanError(
      .content, path, at: text.place(of: ["command"]),
      "this is a plan of '\(own)', not of '\(command)'",
      hint: "run it with '\(own)', or take 'command' out of it")
  }

  /// Keys whose values are names, even where they look like a number or like true.
  private static let texts: Set<String> = [
    "target", "time_column", "id_column", "refit", "calendar", "freq", "released_column",
  ]

  /// Objects whose keys are names, not those of a plan.
  private static let named: Set<String> = ["releases", "aggregates", "task", "reading_of"]

  /// Options of the command line whose keys are called otherwise.
  private static let options = [
    "time_col": "time_column", "id_col": "id_column", "hist_exog": "past_covariates",
    "futr_exog": "future_covariates", "stat_exog": "static_covariates", "release": "releases",
    "released_at": "released_column", "age": "ages", "new_flag": "new_flags",
    "derive": "derived_columns", "feature": "features", "aggregate": "aggregates",
    "n_windows": "folds", "with": "forecasts", "level": "levels", "model": "models",
    "file": "files",
  ]

  private static func check(
    _ entries: [String: JSONValue], _ plain: [String: JSONValue], _ text: PlanText, _ path: String
  ) throws(PlanError) {
    let inner: [(keys: [String], entries: JSONValue)] =
      [(["reading"], entries["reading"] ?? .null)]
      + (entries["reading_of"]?.entries ?? [:]).sorted { $0.key < $1.key }.map {
        (["reading_of", $0.key], $0.value)
      }
    try check(Array(entries.keys), known: Array(plain.keys), in: [], text, path)
    let known = Array((plain["reading"]?.entries ?? [:]).keys)
    for (keys, value) in inner {
      try check(Array((value.entries ?? [:]).keys), known: known, in: keys, text, path)
    }
    guard case .array(let inferred)? = entries["inferred"] else { return }
    try check(
      inferred.compactMap(\.text), known: Array(plain.keys), in: ["inferred"], text, path)
  }

  private static func check(
    _ keys: [String], known: [String], in parents: [String], _ text: PlanText, _ path: String
  ) throws(PlanError) {
    guard let key = keys.sorted().first(where: { !known.contains($0) }) else { return }
    let wanted = key.lowercased().replacing("-", with: "_")
    let meant = options[wanted].flatMap { known.contains($0) ? $0 : nil }
    throw PlanError(
      .content, path, at: text.place(of: parents + [key]),
      "'\(key)' is no key of \(parents.isEmpty ? "a plan" : parents.joined(separator: "."))",
      hint: (meant ?? nearest(to: wanted, in: known)).map { "did you mean '\($0)'?" }
        ?? "the keys are \(known.sorted().joined(separator: ", "))")
  }

  /// The plan with these values, and the defaults for what they leave out.
  private static func plan(
    _ entries: [String: JSONValue], _ plain: [String: JSONValue], _ text: PlanText, _ path: String
  ) throws(PlanError) -> RunPlan {
    let full = RunPlan.completed(entries, with: plain)
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(RunPlan.self, from: JSONEncoder().encode(JSONValue.object(full)))
    } catch {
      let (keys, expected) = mistake(error)
      throw PlanError(
        .content, path, at: text.place(of: keys),
        "'\(keys.joined(separator: "."))' is \(found(at: keys, in: full).map(shown) ?? "missing")",
        hint: "give \(keys.count == 1 ? choices[keys[0]] ?? expected : expected)")
    }
  }

  /// The values of keys that have a few.
  private static let choices = [
    "missing": words(Missing.allCases),
    "cutoffs": words(CutoffRule.allCases) + ", or a list of times or rows",
    "metric": words(Metric.allCases), "metric_scale": words(MetricScale.allCases),
    "scores_by": words(ScoresBy.allCases),
    "intervals": words(IntervalSource.allCases),
  ]

  private static func words<Value: RawRepresentable<String>>(_ values: [Value]) -> String {
    values.map(\.rawValue).joined(separator: ", ")
  }

  /// Which value is wrong, and what it should be.
  private static func mistake(_ error: any Error) -> (keys: [String], expected: String) {
    guard let error = error as? DecodingError else { return ([], "another value") }
    switch error {
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return (keys(context), words(type))
    case .keyNotFound(let key, let context):
      return (keys(context) + [snakeCase(key.stringValue)], "a value")
    case .dataCorrupted(let context): return (keys(context), "one of its values")
    @unknown default: return ([], "another value")
    }
  }

  private static func keys(_ context: DecodingError.Context) -> [String] {
    context.codingPath.map { $0.intValue.map { "\($0)" } ?? snakeCase($0.stringValue) }
  }

  private static func words(_ type: any Any.Type) -> String {
    switch type {
    case is Bool.Type: "true or false"
    case is Int.Type, is UInt64.Type: "a whole number"
    case is Double.Type: "a number"
    case is String.Type: "a text"
    case is [String: any Any].Type, is [String: JSONValue].Type: "an object"
    default: "\(type)".hasPrefix("Array") ? "a list" : "another value"
    }
  }

  private static func found(at keys: [String], in entries: [String: JSONValue]) -> JSONValue? {
    keys.reduce(JSONValue.object(entries) as JSONValue?) { value, key in
      switch value {
      case .object(let entries)?: entries[key]
      case .array(let list)?: Int(key).flatMap { list.indices ~= $0 ? list[$0] : nil }
      default: nil
      }
    }
  }

  private static func shown(_ value: JSONValue) -> String {
    value.text.map { "\(value.kind), '\($0)'" } ?? value.kind
  }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }
}
