/// What differs between two plans.
enum PlanDifference {
  /// What is said elsewhere, or was found when the plan was run.
  private static let others: Set<String> = [
    "version", "files", "forecasts", "inferred", "models", "frequency", "rows", "left_out",
    "leaving", "unused",
  ]

  /// The values that differ, by their keys. Where both plans ask for the same, what was inferred is left out.
  static func entries(_ first: RunPlan, _ second: RunPlan) -> [RunDifference.Entry] {
    let isSameRequest = first.request.asks(forTheSameAs: second.request)
    let (one, other) = (flat(first.values), flat(second.values))
    let values = Set(one.keys).union(other.keys).sorted().compactMap {
      key -> RunDifference.Entry? in
      guard one[key] != other[key] else { return nil }
      let isInferred = first.inferred.contains(key) && second.inferred.contains(key)
      guard !(isInferred && isSameRequest) else { return nil }
      return RunDifference.Entry(
        key: key, first: one[key], second: other[key], isInferred: isInferred)
    }
    return values + models(first.evaluation?.models ?? [], second.evaluation?.models ?? [])
  }

  /// The values by keys such as `reading.delimiter`; lists as texts.
  private static func flat(
    _ values: [String: JSONValue], in parent: String = ""
  ) -> [String: String] {
    var all: [String: String] = [:]
    for (key, value) in values where !(parent.isEmpty && others.contains(key)) {
      switch value {
      case .object(let entries): all.merge(flat(entries, in: "\(parent)\(key).")) { $1 }
      case .array(let list) where !list.isEmpty:
        all[parent + key] = list.map { $0.text ?? "\($0)" }.joined(separator: ",")
      default: all[parent + key] = value.text
      }
    }
    return all
  }

  /// Models that only one plan has, and options that differ between models of one label.
  private static func models(
    _ first: [ModelPlan], _ second: [ModelPlan]
  ) -> [RunDifference.Entry] {
    var labels = first.map(\.label)
    for label in second.map(\.label) where !labels.contains(label) { labels.append(label) }
    return labels.flatMap { label -> [RunDifference.Entry] in
      let one = first.first { $0.label == label }
      let other = second.first { $0.label == label }
      guard let one, let other, one.name == other.name else {
        return [RunDifference.Entry(key: label, first: one?.text, second: other?.text)]
      }
      return options(label, one.options, other.options) + options(label, one.task, other.task)
    }
  }

  private static func options(
    _ label: String, _ first: [String: JSONValue], _ second: [String: JSONValue]
  ) -> [RunDifference.Entry] {
    Set(first.keys).union(second.keys).sorted().filter { first[$0] != second[$0] && $0 != "label" }
      .map {
        RunDifference.Entry(
          key: "\(label) \($0)", first: first[$0]?.text, second: second[$0]?.text)
      }
  }
}
