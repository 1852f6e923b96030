package import MartletTables

/// All columns of a file for a first look: what they hold, and when.
package struct FileSurvey: Sendable {
  /// A missing cell.
  package struct Place: Sendable, Hashable {
    /// The time of its row; nil where times are not known.
    package let time: String?
    /// The physical line.
    package let line: Int
  }

  /// The name as it was given.
  package let name: String
  package let rowCount: Int
  /// How the file is written.
  package let dialect: CSVDialect
  /// The columns of the file, then those made of them.
  package let columns: [ColumnSummary]
  /// The times of the rows; nil where no column is recognised, or a cell is no time.
  package let times: RowTimes?
  private let table: CSVTable

  /// Looks at files.
  /// - Parameter reader: Names the columns of times and ids, and the columns that are made.
  package static func all(of tables: [CSVTable], _ reader: PanelReader) -> [FileSurvey] {
    let files = reader.filesWithDerivedColumns(of: tables)
    return tables.indices.map {
      FileSurvey(tables[$0], files[$0], reader, isFirst: $0 == 0)
    }
  }

  private init(_ table: CSVTable, _ file: CSVFile, _ reader: PanelReader, isFirst: Bool) {
    self.table = table
    (name, rowCount, dialect) = (table.name, table.rowCount, table.dialect)
    let head = file.head
    let made = head.columns.indices.filter { head.rule($0) != nil }
    let time = try? reader.recognizedTime(in: file, isFirst: isFirst).source
    let id = isFirst ? (try? reader.recognizedID(in: file)) ?? nil : nil
    let source = time ?? .rows
    // A column that is made of words keeps nobody from seeing the times.
    let read =
      (try? file.columns(numbers: made, time: source, id: id, isFirst: isFirst))
      ?? (try? file.columns(numbers: [], time: source, id: id, isFirst: isFirst))
    times = time == nil ? nil : read.map { RowTimes($0, zone: reader.timeZone) }
    columns = head.columns.indices.map { column in
      guard head.rule(column) != nil else { return ColumnSummary(of: table, column: column) }
      var values = [Double](repeating: .nan, count: table.rowCount)
      for (row, value) in (read?.numbers(column) ?? []).enumerated() {
        values[read?.fileRow(row) ?? row] = value
      }
      return ColumnSummary(of: values, name: head.columns[column])
    }
  }

  /// The first missing cells of a column.
  package func missing(_ column: Int, limit: Int) -> [Place] {
    columns[column].missingRows.prefix(limit).map { row in
      Place(time: times?.label(fileRow: row), line: table.line(ofRow: row))
    }
  }
}
