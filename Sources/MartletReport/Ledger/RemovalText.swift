import MartletFiles
package import MartletRuns

/// What is said of runs that are removed.
package enum RemovalText {
  /// - Parameters:
  ///   - isDone: Whether they were removed; else they would be.
  ///   - running: Runs that would have been chosen and are at work.
  package static func lines(_ removal: Removal, isDone: Bool, running: [Int]) -> [String] {
    let stays =
      running.isEmpty
      ? [] : ["\(runs(running)) \(running.count == 1 ? "is" : "are") at work, and not removed"]
    guard !removal.runs.isEmpty else { return ["there is nothing to remove"] + stays }
    let what = "\(runs(removal.runs)) and \(plural(removal.cells, "cell")) that no other run needs"
    let size = bytes(removal.bytes)
    return [
      isDone
        ? "removed \(what); the file is \(size) smaller"
        : "would remove \(what); the file would be about \(size) smaller"
    ] + stays
  }

  /// "run 3", "runs 3, 4 and 9"; of many the number.
  private static func runs(_ ids: [Int]) -> String {
    guard ids.count > 1, let last = ids.last else { return "run \(ids.first ?? 0)" }
    guard ids.count <= 12 else { return plural(ids.count, "run") }
    return "runs \(ids.dropLast().map(String.init).joined(separator: ", ")) and \(last)"
  }

  /// "820 bytes", "41 kB", "3.2 MB"
  static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1_000: plural(count, "byte")
    case ..<1_000_000: "\(NumberFormat.fixed(Double(count) / 1e3, decimals: 0)) kB"
    default: "\(NumberFormat.fixed(Double(count) / 1e6, decimals: 1)) MB"
    }
  }
}
