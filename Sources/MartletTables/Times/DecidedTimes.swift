import MartletFiles
import MartletTime

/// The times of a file's rows, with everything decided.
struct DecidedTimes: Sendable {
  var kind: TimeKind
  var ticks: [Int64]
  /// Whether they show what some clock showed, not instants.
  var areLocal = false
  /// How they are written.
  var example = ""
  /// Whether fractions of a second are cut.
  var areCut = false
  /// What to say of how they are written.
  var notes: [String] = []
}

/// Collects the times of a file from where they are.
struct TimeCollector: Sendable {
  private enum Place: Sendable {
    case column(TimeColumn)
    case parts(TimeParts)
    case rows(Int)
  }

  private var place: Place

  init(_ source: TimeSource, _ pattern: TimePattern?) {
    switch source {
    case .column(let column): place = .column(TimeColumn(column, pattern))
    case .parts(let columns, let parts):
      place = .parts(TimeParts(columns: columns, parts: parts, pattern: pattern))
    case .rows: place = .rows(0)
    }
  }

  /// Makes room for as many rows.
  mutating func reserve(_ count: Int) {
    guard case .column(var column) = place else { return }
    place = .rows(0)
    column.reserve(count)
    place = .column(column)
  }

  /// Adds the cells of the records.
  /// - Throws: `DataError` at the first cell that is no time, or is not written as the others.
  mutating func append(_ chunk: CSVChunk) throws(DataError) {
    // The place is emptied meanwhile, so that arrays have one owner and are not copied.
    switch place {
    case .column(var column):
      place = .rows(0)
      try column.append(chunk)
      place = .column(column)
    case .parts(var parts):
      place = .rows(0)
      try parts.append(chunk)
      place = .parts(parts)
    case .rows(let count): place = .rows(count + chunk.records.count)
    }
  }

  /// Takes the rows in another order.
  mutating func rearrange(_ order: [UInt32]) {
    switch place {
    case .column(var column):
      column.rearrange(order)
      place = .column(column)
    case .parts(var parts):
      parts.rearrange(order)
      place = .parts(parts)
    case .rows: break
    }
  }

  /// What is to be said of the columns that the times come from; nil for one column.
  func note(of names: [String]) -> String? {
    guard case .parts(let parts) = place else { return nil }
    return parts.note(names)
  }

  /// The times, with everything decided.
  /// - Parameter groups: The rows of each series.
  /// - Throws: `DataError` for dates that could be read in two ways, and digits that are no dates.
  func decided(groups: [Range<Int>]) throws(DataError) -> DecidedTimes {
    switch place {
    case .column(let column): try column.decided(groups: groups)
    case .parts(let parts): try parts.decided(groups: groups)
    case .rows(let count): DecidedTimes(kind: .integer, ticks: (0..<Int64(count)).map { $0 })
    }
  }
}
