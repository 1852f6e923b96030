import MartletRuns

/// What is said of a plan that was read where its run is not the one it came from.
enum ConfigText {
  /// - Parameters:
  ///   - file: The plan that was read; nil says nothing.
  ///   - request: What is asked for now.
  ///   - plan: What became of it.
  static func lines(_ file: PlanFile?, request: RunPlan, plan: RunPlan) -> [String] {
    guard let file else { return [] }
    let sums = Dictionary(file.stored.files.map { ($0.name, $0.sha256) }) { first, _ in first }
    let changed = plan.files.filter { now in
      (sums[now.name] ?? nil).map { $0 != now.sha256 } ?? false
    }
    let lines = changed.map { "\($0.name) has changed since \(file.path) was made: other SHA-256" }
    // Options beside the plan change what follows from them, and that is as it should be.
    guard changed.isEmpty, file.request.asks(forTheSameAs: request) else { return lines }
    return lines
      + file.stored.found(otherThan: plan).map { key, before, now in
        "\(file.path) says \(key) \(before), and it is \(now): take it out of 'inferred' there to give it"
      }
  }
}
