import MartletFiles
import MartletTables
import MartletTime

extension PanelReader {
  /// The error of a time that comes twice with what keeps it from that, if something does; any other
  /// error as it is.
  func withCure(_ error: DataError, in file: CSVFile, layout: Layout) -> DataError {
    guard
      case .duplicateTime(let label, let line, nil, let mayLackID) = error.problem as? TableProblem,
      error.location?.file == file.head.name,
      let cure = cure(in: file, layout: layout)
    else { return error }
    return DataError(
      .duplicateTime(label, firstLine: line, cure: cure, mayLackID: mayLackID), at: error.location)
  }

  /// A column of names within each of which no time comes twice; else another column of times, or one
  /// of clocks beside the dates; else the parts of times.
  private func cure(in file: CSVFile, layout: Layout) -> TableProblem.RepetitionCure? {
    let names = file.head.columns
    let cells = TimeCells(file, id: layout.id)
    let used = layout.time.columns
    let others = names.indices.filter {
      !used.contains($0) && $0 != layout.id && file.head.rule($0) == nil
    }
    if layout.id == nil {
      let ids = others.filter { file.kinds[$0] == .text && !cells.areClocks($0) }
      if let id = ids.first(where: { isUnique(file, layout.time, id: $0, mustBeNames: true) }) {
        return .id(names[id])
      }
    }
    let times = others.filter { file.kinds[$0] == .time }
    if let time = times.first(where: { isUnique(file, .column($0), id: layout.id) }) {
      return .times([names[time]])
    }
    for other in others {
      let columns = used + [other]
      guard let parts = cells.parts(of: columns), parts.contains(where: \.isOfClock),
        TimeSource.isTime(parts), isUnique(file, .parts(columns, parts), id: layout.id)
      else { continue }
      return .times(columns.map { names[$0] })
    }
    return nil
  }

  /// Whether no series has a time twice.
  /// - Parameter mustBeNames: Whether the ids must come again and again, as names do.
  private func isUnique(
    _ file: CSVFile, _ time: TimeSource, id: Int?, mustBeNames: Bool = false
  ) -> Bool {
    guard let again = file.reopened(),
      let columns = try? again.columns(numbers: [], time: time, id: id, isFirst: true)
    else { return false }
    let count = columns.groups.count
    guard !mustBeNames || count > 1 && count * 2 <= max(4, columns.rowCount) else { return false }
    return columns.groups.allSatisfy { group in
      let ticks = columns.ticks[group.rows].sorted()
      return zip(ticks, ticks.dropFirst()).allSatisfy(<)
    }
  }
}
