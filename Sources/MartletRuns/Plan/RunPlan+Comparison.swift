#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension RunPlan {
  /// Whether two plans, both without what is inferred, ask for the same.
  package func asks(forTheSameAs other: RunPlan) -> Bool {
    func plain(_ plan: RunPlan) -> RunPlan {
      var plain = plan
      (plain.command, plain.version) = (nil, nil)
      (plain.findings, plain.inferred) = (PlanFindings(), [])
      plain.files = plan.files.map { File(name: $0.name) }
      plain.forecasts = plan.forecasts.map { File(name: $0.name) }
      plain.evaluation?.models = plan.evaluation?.models.map { ModelPlan(text: $0.text) } ?? []
      return plain
    }
    return plain(self) == plain(other)
  }

  /// The single values that were inferred and are others in another plan, by their keys.
  package func found(otherThan other: RunPlan) -> [(key: String, before: String, now: String)] {
    let (own, others) = (values, other.values)
    return inferred.sorted().compactMap { key in
      guard let before = own[key]?.text, let now = others[key]?.text, before != now else {
        return nil
      }
      return (key, before, now)
    }
  }

  /// The plan as documents write it: its values by their keys.
  package var values: [String: JSONValue] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    guard let data = try? encoder.encode(self),
      let value = try? JSONDecoder().decode(JSONValue.self, from: data).entries
    else { preconditionFailure("a plan that cannot be written as JSON") }
    return value
  }

  /// These values, and for keys that are left out the defaults: by hand, or by a version that had fewer.
  ///
  /// - Parameter plain: The defaults of all keys.
  static func completed(
    _ values: [String: JSONValue], with plain: [String: JSONValue] = RunPlan().values
  ) -> [String: JSONValue] {
    var full = plain.merging(values) { $1 }
    let reading = plain["reading"]?.entries ?? [:]
    if let own = values["reading"]?.entries {
      full["reading"] = .object(reading.merging(own) { $1 })
    }
    if let files = values["reading_of"]?.entries {
      full["reading_of"] = .object(
        files.mapValues { own in own.entries.map { .object(reading.merging($0) { $1 }) } ?? own })
    }
    return full
  }

  /// The plan of these values, and of the defaults of keys that are left out; nil where one is of another type.
  package init?(completing values: [String: JSONValue]) {
    self.init(values: Self.completed(values))
  }

  /// The plan of these values, which must be all that it has; nil where one is of another type.
  init?(values: [String: JSONValue]) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let data = try? JSONEncoder().encode(JSONValue.object(values)),
      let plan = try? decoder.decode(RunPlan.self, from: data)
    else { return nil }
    self = plan
  }
}
