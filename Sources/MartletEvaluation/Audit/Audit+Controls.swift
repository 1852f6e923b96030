import MartletFiles

extension Audit {
  /// Changes the newest value that was available of each column that is used: it must be seen.
  ///
  /// Where it is not, as the newest day of a week is not seen by its first value, more values before it are
  /// changed too. A change of the targets, all together, must also change forecasts.
  func controls(
    _ cutoff: AuditCutoff, fits: Bool, _ clean: AuditObservation, _ pipeline: Pipeline
  ) -> [AuditCheck] {
    var seen: Set<String> = []
    var checks: [AuditCheck] = []
    for (number, file) in files.enumerated() {
      for cell in file.cells where cell.isUsed {
        // All targets together: each of them would take fits of its own.
        let name = cell.isTarget ? "targets of \(number)" : "column \(cell.column) of \(number)"
        guard seen.insert(name).inserted else { continue }
        checks.append(
          control(cutoff, number, cell, fits: fits && cell.isTarget, clean, pipeline))
      }
    }
    return checks
  }

  private func control(
    _ cutoff: AuditCutoff, _ number: Int, _ first: AuditedFile.Cell, fits: Bool,
    _ clean: AuditObservation, _ pipeline: Pipeline
  ) -> AuditCheck {
    let file = files[number]
    var check = AuditCheck(cutoff, nil, .fail, isFitted: fits)
    let own = file.cells.indices.filter {
      let cell = file.cells[$0]
      return first.isTarget ? cell.isTarget : cell.column == first.column
    }
    let columns = Set(own.map { file.cells[$0].column })
    let name = columns.count == 1 ? first.column : "\(columns.count) targets"
    (check.file, check.column) = (file.name, name)
    let known = own.filter { file.cells[$0].moment <= cutoff.moments[file.cells[$0].clock] }
    let clocks = Dictionary(grouping: known) {
      "\(file.cells[$0].clock) \(file.cells[$0].column)"
    }.mapValues { $0.sorted { file.cells[$0].moment > file.cells[$1].moment } }
    let longest = clocks.values.map(\.count).max() ?? 0
    guard longest > 0 else {
      (check.outcome, check.words) = (.skipped, "no value of \(name) was available")
      return check
    }
    var count = 1
    while true {
      let places = clocks.values.flatMap { $0.prefix(count) }
      let texts = file.changed(Array(places)).map { place, value in
        (place, file.text(value, in: file.cells[place]))
      }
      var contents = files.map(\.bytes)
      contents[number] = file.bytes(replacing: Dictionary(texts) { $1 }, leaving: [])
      do {
        // With fits from the start: what is available is nearly always seen, and is then read once.
        let seen = try pipeline(
          AuditInput(files: contents, cutoff: cutoff, corruption: nil, fits: fits))
        if clean.difference(in: seen) != nil {
          let values = count == 1 ? "newest value" : "newest \(min(count, longest)) values"
          guard fits else {
            (check.outcome, check.words) = (.pass, "the \(values) of \(name) is seen")
            return check
          }
          let same = clean.sameForecasts(in: seen)
          let all = (clean.fitted ?? []).count { $0.stage == .forecast }
          if same.count < all {
            check.outcome = .pass
            check.words =
              "the \(values) of \(name) changes \(all - same.count) of \(all) forecasts"
              + (same.isEmpty ? "" : ", not the \(same.prefix(3).joined(separator: ", the "))")
            return check
          }
        }
      } catch {
        (check.outcome, check.words) = (.skipped, "refused: \(Self.words(of: error))")
        check.isFitted = false
        return check
      }
      if count >= longest { break }
      count *= 2
    }
    check.words = "no value of \(name) that was available changes anything"
    return check
  }

  /// An error as the command says it.
  static func words(of error: any Error) -> String {
    (error as? any Diagnosis)?.line.commandLine ?? "\(error)"
  }
}

extension AuditedFile {
  /// Other values of some cells, by a quarter larger in magnitude: of several in a row the smaller ones by a little
  /// less, since what is made of a ratio, as of high and low, must change too. Their order stays.
  fileprivate func changed(_ places: [Int]) -> [(place: Int, value: Double)] {
    Dictionary(grouping: places) { cells[$0].row }.values.flatMap { row in
      let sizes = Set(row.map { cells[$0].value.magnitude }).sorted()
      return row.map { place in
        let value = cells[place].value
        let smaller = sizes.count - 1 - (sizes.firstIndex(of: value.magnitude) ?? 0)
        let factor = 1.25 - 0.1 * Double(smaller) / Double(sizes.count)
        return (place, value == 0 ? 1 : value * factor)
      }
    }
  }
}
