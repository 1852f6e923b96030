import MartletNumerics

extension Audit {
  /// A cell or a row that a corruption changes.
  struct Target: Sendable {
    let file: Int
    let place: Int
  }

  /// The cells that were not available at a cutoff, in the order in which they are looked through.
  func laterCells(_ cutoff: AuditCutoff) -> [Target] {
    files.enumerated().flatMap { number, file in
      file.cellsByColumn.lazy.filter {
        file.cells[$0].moment > cutoff.moments[file.cells[$0].clock]
      }.map { Target(file: number, place: $0) }
    }
  }

  /// What leaving rows out changes at a cutoff: rows from the last, of files that keep theirs the cells.
  private func laterRows(_ cutoff: AuditCutoff, _ cells: [Target]) -> [Target] {
    files.enumerated().flatMap { number, file -> [Target] in
      guard !file.keepsRows else { return cells.filter { $0.file == number } }
      return file.rows.indices.compactMap { place -> (place: Int, moment: Int64)? in
        let row = file.rows[place]
        guard let moment = row.moment, moment > cutoff.moments[row.clock] else { return nil }
        return (place, moment)
      }.sorted { $0.moment > $1.moment }.map { Target(file: number, place: $0.place) }
    }
  }

  private func contents(
    _ corruption: Corruption, _ targets: ArraySlice<Target>
  ) -> [[UInt8]] {
    files.enumerated().map { number, file in
      let own = targets.filter { $0.file == number }
      if corruption == .leftOut, !file.keepsRows {
        return file.bytes(replacing: [:], leaving: Set(own.map(\.place)))
      }
      let texts = own.map { target -> (Int, [UInt8]) in
        let cell = file.cells[target.place]
        // Of the place alone, so that a part of the changes is what it is among all.
        var randomness = SplitMix64(seed: UInt64(target.place), path: [file.name])
        let value = corruption.replacement(for: cell.value, randomness: &randomness)
        return (target.place, file.text(value, in: cell))
      }
      return file.bytes(replacing: Dictionary(texts) { $1 }, leaving: [])
    }
  }

  /// - Parameter cells: Those that were not available at the cutoff.
  func check(
    _ cutoff: AuditCutoff, _ corruption: Corruption, fits: Bool, _ cells: [Target],
    _ clean: AuditObservation, _ pipeline: Pipeline
  ) -> AuditCheck {
    var check = AuditCheck(cutoff, corruption, .pass, isFitted: fits)
    let targets = corruption == .leftOut ? laterRows(cutoff, cells) : cells
    guard !targets.isEmpty else {
      (check.outcome, check.words) = (.skipped, "no cell was unavailable")
      return check
    }
    func difference(
      _ part: ArraySlice<Target>, fits: Bool
    ) throws -> AuditObservation.Difference? {
      let input = AuditInput(
        files: contents(corruption, part), cutoff: cutoff, corruption: corruption, fits: fits)
      return clean.difference(in: try pipeline(input))
    }
    do {
      guard let found = try difference(targets[...], fits: fits) else { return check }
      check.outcome = .fail
      (check.stage, check.words) = (found.stage, found.words)
      // Halving: without the last of these changes nothing differs, with it something does.
      var (same, different) = (0, targets.count)
      while different - same > 1 {
        let middle = (same + different) / 2
        let part = try? difference(targets[..<middle], fits: fits && found.stage > .features)
        if (part ?? nil) == nil { same = middle } else { different = middle }
      }
      let target = targets[different - 1]
      locate(target, of: corruption, in: &check)
    } catch {
      check.outcome = .skipped
      check.isFitted = false
      check.words = "refused: \(Self.words(of: error))"
    }
    return check
  }

  private func locate(_ target: Target, of corruption: Corruption, in check: inout AuditCheck) {
    let file = files[target.file]
    check.file = file.name
    if corruption == .leftOut, !file.keepsRows {
      check.line = file.rows[target.place].line
    } else {
      let cell = file.cells[target.place]
      (check.column, check.line, check.field) = (cell.column, cell.line, cell.field)
    }
  }
}
