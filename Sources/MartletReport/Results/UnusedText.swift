package import MartletForecasting
package import MartletRuns

/// What was asked for and changes nothing in a run, because no model of it looks there.
package enum UnusedText {
  /// - Parameter models: Those that were asked for.
  package static func lines(_ found: UnusedInputs, _ models: [Model]) -> [String] {
    let labels = models.map(\.label)
    let names = labels.count > 3 ? "the models of this run" : sentence(labels)
    var lines: [String] = []
    if !found.columns.isEmpty {
      lines.append(
        "not looked at: \(found.columns.joined(separator: ", ")) (\(names) \(labels.count == 1 ? "sees" : "see") "
          + "nothing but the target; ridge and the networks use covariates)")
    }
    if !found.options.isEmpty {
      lines.append(
        "without effect on \(names): \(found.options.map { "--\($0)" }.joined(separator: ", "))"
          + " (martlet models NAME says what a model takes)")
    }
    return lines
  }

  private static func sentence(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "naive" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
