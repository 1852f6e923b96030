package import MartletFiles
import MartletTime

extension TableProblem {
  /// What to do about it.
  package func remedy(at location: SourceLocation?) -> Wording? {
    switch self {
    case .headerOnly:
      "give a line of column names, then one line for each time"
    case .raggedRow(_, _, _, let line?):
      "\(option: .headerRow, line), if the column names are there"
    case .raggedRow(let expected, let found, _, nil):
      found > expected
        ? "put quotes around a field that contains the delimiter"
        : "write a missing value as an empty field, with its delimiter"
    case .unterminatedQuote: "write a quote inside a quoted field twice"
    case .textAfterQuote: "put the whole field in quotes, and write quotes inside it twice"
    case .notARow: "correct the line, or take it out of the table"
    case .duplicateColumnName: "rename one of the two"
    case .headerLooksLikeData(_, let count):
      count == 1
        ? "\(option: .noHeader), which calls it column 1, or put a line with its name first"
        : "\(option: .noHeader), which calls them column 1 to column \(count), "
          + "or \(option: .names, .plain("ds,y,...")) with \(count) names"
    case .wrongNumberOfNames(_, let fields):
      "\(option: .names) with \(counted(fields, "name")), such as ds,y"
    case .noHeaderLine: "\(option: .headerRow) with a line of the file, counted from 1"
    case .valueWithoutName:
      "give the column a name, or put quotes around a field with the delimiter"
    case .missingTime(_, let rows?), .notATime(_, _, let rows?):
      "\(option: .skipRows, rows), if the rows above the first time are no data"
    case .missingTime: "give every row a time"
    case .notATime(let text, _, nil) where TimePattern.guesses(text) != nil:
      Self.timeFormats(TimePattern.guesses(text) ?? [])
    case .notATime:
      "write dates like 2018-12-31, times like 2018-12-31 16:00; or \(option: .timeFormat)"
    case .unlikeTheOtherTimes: "write all times of a column in one way"
    case .noSuchDate(let text, _): Self.remedy(forDate: text)
    case .otherUnit(_, _, _, _, let word?): "\(option: .timeFormat, .words(word))"
    case .otherUnit: "write all times of a column in one unit"
    case .otherWeekday: "correct the date, or the name of its day"
    case .notAClock:
      "write hours from 0 to 23 or 1 to 24, or clocks like 9:05 or 090500, all in one way"
    case .notThePart(_, _, "year"): "write years in four digits"
    case .notThePart(_, _, let part): "write each \(part) as a number"
    case .noDates:
      "\(option: .timeCol, .plain("DATE,CLOCK")): first the column of the dates, which have no clock"
    case .ambiguousDates(let text, _, let separator):
      Self.timeFormats(
        [dayFirst(separator), monthFirst(separator)].map { $0 + TimePattern.clock(of: text) })
    case .duplicateTime(_, _, .id(let column), _): "\(option: .idCol, .words(column))"
    case .duplicateTime(_, _, .times(let columns), _):
      "\(option: .timeCol, .words(columns.joined(separator: ",")))"
    case .duplicateTime(_, _, .wholeSeconds, _):
      "times are counted in whole seconds: keep one row a second"
    case .duplicateTime(let label, _, nil, true) where label.contains(":"):
      "keep one row a time, or name the column that tells series apart with \(option: .idCol), "
        + "or the place whose clocks were set back with \(option: .timeZone)"
    case .duplicateTime(_, _, nil, true):
      "keep one row a time, or name the column that tells series apart with \(option: .idCol)"
    case .duplicateTime: "keep one row a time"
    case .unsortedTime(_, _, true): "sort the rows by time, newest first or oldest first"
    case .unsortedTime: "sort the rows by time, oldest first"
    case .ambiguousName(_, let option, let columns):
      columns.prefix(2).map { option.naming($0) }.joined(separator: " or ")
    case .emptyID: "give every row the id of its series"
    case .emptyStatic: "give every row the same word, such as unknown"
    case .invalidDerivedColumn: "write NAME=A-B, with + - * or / between two columns of a file"
    case .notANumber(let text, _, let mark): remedy(forNumber: text, mark)
    case .unclearNumber(let text, _, _, let mark): remedy(forMark: mark, of: text)
    case .mixedUnits: "write all values of a column in one unit"
    case .mixedGroups: "write thousands in one way, or without separators"
    case .notFinite(let text, _):
      text.contains(where: \.isNumber)
        ? "write a missing value as an empty field" : remedy(forMissing: text)
    case .missingValue:
      "\(option: .missing, .choice("forward-fill")) or \(option: .missing, .choice("drop"))"
    case .onlyMissingValues: "name another column"
    }
  }

  private static func remedy(forDate text: String) -> Wording {
    let years = text.split(whereSeparator: { "-/".contains($0) }).compactMap { Int($0) }
    guard years.count == 2, years[1] < 100, (years[0] + 1) % 100 == years[1], text.utf8.count == 7
    else { return "correct the date" }
    return "write a year of two halves as its first one, \(years[0])"
  }

  private func dayFirst(_ separator: UInt8) -> String { pattern(["%d", "%m", "%Y"], separator) }

  private func monthFirst(_ separator: UInt8) -> String { pattern(["%m", "%d", "%Y"], separator) }

  private func pattern(_ parts: [String], _ separator: UInt8) -> String {
    parts.joined(separator: String(UnicodeScalar(separator)))
  }

  /// Patterns to choose from.
  private static func timeFormats(_ patterns: [String]) -> Wording {
    patterns.map { "\(option: .timeFormat, .words($0))" }.joined(separator: " or ")
  }
}
