import MartletRuns

/// What is said of a plan that was read where its run is not the one it came from.
enum ConfigText {
  /// - Parameters:
  ///   - file: The plan that was read; nil says nothing.
  ///   - request: What is asked for now.
  ///   - plan: What became of it.
  static func lines(_ file: PlanFile?, request: RunPlan, plan: RunPlan) -> [String] {
    guard let file else { return [] }
    // A plan that somebody wrote names files without a checksum.
    let changed = plan.files.filter { now in
      let before = file.stored.files.first { $0.name == now.name }?.sha256
      return before != nil && before != now.sha256
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
