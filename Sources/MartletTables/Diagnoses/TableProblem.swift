package import MartletFiles
package import MartletTime

/// What can be wrong with the records, cells and times of a table.
package enum TableProblem: Problem {
  /// What keeps times from coming twice.
  package enum RepetitionCure: Sendable, Hashable {
    /// The column whose values tell series apart.
    case id(String)
    /// The columns that make a time together.
    case times([String])
    /// Times are counted in whole seconds.
    case wholeSeconds
  }

  case headerOnly
  case raggedRow(expected: Int, found: Int, isHeader: Bool, headerLine: Int?)
  case notARow(String)
  case unterminatedQuote
  case textAfterQuote
  case duplicateColumnName(String, first: Int)
  case headerLooksLikeData(first: String, count: Int)
  case wrongNumberOfNames(Int, fields: Int)
  case noHeaderLine(Int)
  case valueWithoutName(String)
  case ambiguousName(String, option: ColumnOption, columns: [String])
  case invalidDerivedColumn(String)
  case notANumber(String, column: String, mark: DecimalMark)
  case unclearNumber(String, column: String, short: String?, mark: DecimalMark)
  case mixedUnits(String, column: String, unit: String, above: String)
  case mixedGroups(String, column: String, above: String)
  case notFinite(String, column: String)
  case missingValue(column: String, count: Int, isAcross: Bool = false)
  case onlyMissingValues(column: String)
  case emptyID(column: String)
  case emptyStatic(column: String)
  case missingTime(column: String, rowsToSkip: Int?)
  case notATime(String, column: String, rowsToSkip: Int?)
  case unlikeTheOtherTimes(String, column: String, format: String)
  case noSuchDate(String, column: String)
  case otherUnit(String, column: String, unit: String, expected: String, toSay: String?)
  case otherWeekday(String, column: String, actual: Weekday)
  case notAClock(String, column: String)
  case notThePart(String, column: String, part: String)
  case noDates(column: String)
  case ambiguousDates(String, column: String, separator: UInt8)
  case duplicateTime(String, firstLine: Int, cure: RepetitionCure?, mayLackID: Bool)
  case unsortedTime(String, previous: String, isNewestFirst: Bool)
}

extension TableProblem {
  package var category: DataError.Category {
    switch self {
    case .wrongNumberOfNames, .noHeaderLine, .ambiguousName, .invalidDerivedColumn: .usage
    case .headerOnly, .raggedRow, .notARow, .unterminatedQuote, .textAfterQuote,
      .duplicateColumnName, .headerLooksLikeData, .valueWithoutName, .notANumber, .unclearNumber,
      .mixedUnits, .mixedGroups, .notFinite, .missingValue, .onlyMissingValues, .emptyID,
      .emptyStatic, .missingTime, .notATime, .unlikeTheOtherTimes, .noSuchDate, .otherUnit,
      .otherWeekday, .notAClock, .notThePart, .noDates, .ambiguousDates, .duplicateTime,
      .unsortedTime:
      .data
    }
  }
}

extension DataError {
  package init(_ problem: TableProblem, at location: SourceLocation? = nil) {
    self.init(problem: problem, at: location)
  }
}
