import MartletTime

/// What a cell holds at a first look, whichever mark stands before decimals: the ground for telling
/// names of columns from data, and data from text below them.
enum CellMake: Hashable, Sendable {
  /// Empty, or one of the words for a missing value.
  case blank
  case number
  /// A time other than digits alone.
  case time
  case word

  var isValue: Bool { self == .number || self == .time }

  init(_ text: String) {
    let cell = Array(text.utf8)
    for mark in DecimalMark.allCases {
      switch NumberParser(mark).parse(cell.span, 0..<cell.count) {
      case .missing:
        self = .blank
        return
      case .notANumber, .infinite: break
      case .noted(_, let notation) where notation.mayBeName: break
      default:
        self = .number
        return
      }
    }
    self = TimeParser.looksLikeTime(cell) ? .time : .word
  }

  /// What a field holds inside its quotes.
  init(_ field: Range<Int>, _ bytes: ArraySlice<UInt8>) {
    self.init(CSVText.trimmedText(field, bytes))
  }
}

extension CSVSample.Record {
  /// What each of its fields holds.
  func makes(_ bytes: ArraySlice<UInt8>) -> [CellMake] { fields.map { CellMake($0, bytes) } }

  /// Whether it is a comment among records of `count` fields.
  func isComment(_ bytes: ArraySlice<UInt8>, among count: Int) -> Bool {
    guard fields.count != count, let start = fields.first?.lowerBound, start < bytes.endIndex
    else { return false }
    return bytes[start] == UInt8(ascii: "#")
  }
}

extension [[CellMake]] {
  /// What most of the cells of a column hold that are not blank; nil where all are.
  func usual(_ column: Int) -> CellMake? {
    var counts: [CellMake: Int] = [:]
    for row in self where column < row.count && row[column] != .blank {
      counts[row[column], default: 0] += 1
    }
    let makes: [CellMake] = [.word, .time, .number]
    return makes.filter { counts[$0] != nil }.max {
      counts[$0, default: 0] < counts[$1, default: 0]
    }
  }
}
