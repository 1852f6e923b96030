/// Where the times of a file are: in one column, or in one for each part.
enum TimeSource: Hashable, Sendable {
  enum Part: String, Hashable, Sendable, CaseIterable {
    case year
    case quarter
    case month
    case day
  }

  case column(Int)
  /// Columns of the parts of dates, the year first.
  case parts([Int], [Part])
  /// No times: the rows are counted.
  case rows

  var columns: [Int] {
    switch self {
    case .column(let column): [column]
    case .parts(let columns, _): columns
    case .rows: []
    }
  }

  /// The first of the columns, which stands for them in messages.
  var column: Int { columns.first ?? 0 }
}
