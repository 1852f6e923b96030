package import MartletForecasting

/// What was asked for and changes nothing in a run, because no model of it looks there.
package enum UnusedText {
  /// What that is, by its names.
  package struct Found: Sendable, Hashable {
    /// Columns and features.
    package var columns: [String] = []
    /// As they are written: `--max-steps`.
    package var options: [String] = []

    package init(columns: [String] = [], options: [String] = []) {
      self.columns = columns
      self.options = options
    }
  }

  /// - Parameter models: Those that were asked for.
  package static func lines(_ found: Found, _ models: [Model]) -> [String] {
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
        "without effect on \(names): \(found.options.joined(separator: ", "))"
          + " (martlet models NAME says what a model takes)")
    }
    return lines
  }

  private static func sentence(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "naive" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
