package import MartletFiles
import MartletTime

extension TableProblem {
  /// What is wrong, in words, without the place.
  package var message: Wording {
    switch self {
    case .headerOnly: "there is a header but no rows"
    case .raggedRow(let expected, let found, let isHeader, _):
      "this row has \(counted(found, "field")), "
        + (isHeader ? "the header has \(expected)" : "the rows above have \(expected)")
    case .notARow(let text): "\(quoted(text)) begins a line that is no row, and rows follow it"
    case .unterminatedQuote: "the quote that opens here is never closed"
    case .textAfterQuote: "there is text after the closing quote"
    case .duplicateColumnName(let name, let first):
      "the column name \(quoted(name)) is taken by column \(first)"
    case .headerLooksLikeData(let first, _):
      "the first line holds data (\(quoted(first))), not column names"
    case .wrongNumberOfNames(let count, let fields):
      "\(counted(count, "name")) for rows of \(counted(fields, "field"))"
    case .noHeaderLine(let line): "the file has no line \(line) to hold the column names"
    case .valueWithoutName(let text):
      "there is a value, \(quoted(text)), in a column without a name"
    case .notANumber(let text, let column, _):
      "\(quoted(text)) is not a number (column \(quoted(column)))"
    case .unclearNumber(let text, let column, let short, let mark):
      "the \(mark == .point ? "dot" : "comma") of \(quoted(text)) may be decimal or between thousands"
        + (short.map { ": \(quoted($0)) has none" } ?? "") + " (column \(quoted(column)))"
    case .mixedUnits(let text, let column, let unit, let above):
      "\(quoted(text)) \(unitWords(unit, unlike: above)) (column \(quoted(column)))"
    case .mixedGroups(let text, let column, let above):
      "\(quoted(text)) has its digits in other groups than \(quoted(above)) above it "
        + "(column \(quoted(column)))"
    case .notFinite(let text, let column):
      "\(quoted(text)) is not a finite number (column \(quoted(column)))"
    case .missingValue(let column, let count, let isAcross):
      isAcross
        ? "the row has \(counted(count, "missing value")), the first one here"
        : "column \(quoted(column)) has \(counted(count, "missing value")), the first one here"
    case .onlyMissingValues(let column): "column \(quoted(column)) has no values"
    case .missingTime(let column, _): "the time is missing (column \(quoted(column)))"
    case .notATime(let text, let column, _):
      "\(quoted(text)) is not a time (column \(quoted(column)))"
    case .unlikeTheOtherTimes(let text, let column, let format):
      "\(quoted(text)) is not written as \(format) (column \(quoted(column)))"
    case .noSuchDate(let text, let column):
      "there is no date \(quoted(text)) (column \(quoted(column)))"
    case .otherUnit(let text, let column, let unit, let expected, nil):
      "\(quoted(text)) is in \(unit) since 1970, the times above it are in \(expected) "
        + "(column \(quoted(column)))"
    case .otherUnit(let text, let column, _, let expected, _):
      "\(quoted(text)) \(expected) since 1970 are beyond the year 9999 (column \(quoted(column)))"
    case .otherWeekday(let text, let column, let actual):
      "\(quoted(text)) is a \(actual.name) (column \(quoted(column)))"
    case .notAClock(let text, let column):
      "\(quoted(text)) is no time of day (column \(quoted(column)))"
    case .notThePart(let text, let column, let part):
      "\(quoted(text)) is no \(part) (column \(quoted(column)))"
    case .noDates(let column): "column \(quoted(column)) holds no dates that a clock could follow"
    case .ambiguousDates(let text, let column, _):
      "dates like \(quoted(text)) may be day first or month first (column \(quoted(column)))"
    case .duplicateTime(let label, let line, _, _): "the time \(label) is also on line \(line)"
    case .unsortedTime(let label, let previous, _): "the time \(label) comes after \(previous)"
    case .ambiguousName(let name, _, let columns):
      "\(quoted(name)) names \(columns.count) columns: \(listed(columns))"
    case .emptyID(let column): "the series id is missing (column \(quoted(column)))"
    case .emptyStatic(let column): "a static covariate is missing (column \(quoted(column)))"
    case .invalidDerivedColumn(let text): "\(quoted(text)) does not say how a column is made"
    }
  }

  /// What is said of a number whose unit is not that of the numbers above it.
  private func unitWords(_ unit: String, unlike above: String) -> String {
    switch (unit, above) {
    case ("%", ""): "has a percent sign, values above it have none"
    case ("", "%"): "has no percent sign, values above it have one"
    case (_, ""): "is in \(unit), values above it have no unit"
    case ("", _): "has no unit, values above it are in \(above)"
    default:
      "is in \(unit == "%" ? "per cent" : unit), values above it are in "
        + (above == "%" ? "per cent" : above)
    }
  }
}
