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
  var values: [String: JSONValue] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    guard let data = try? encoder.encode(self),
      let value = try? JSONDecoder().decode(JSONValue.self, from: data).entries
    else { preconditionFailure("a plan that cannot be written as JSON") }
    return value
  }

  /// The plan of a document that was stored, perhaps by an older version: values that it does not have are the
  /// defaults. Nil for a text of something else.
  init?(stored text: String) {
    guard
      let entries = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)).entries
    else { return nil }
    let plain = RunPlan(evaluates: entries["shown_rows"] == nil).values
    self.init(values: plain.merging(entries) { $1 })
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
