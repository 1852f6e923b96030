import MartletFiles
import MartletTime

/// Collects the clocks of a column of times of day: `9:05`, `16:00:05`, `4:00 PM`, `090500`, `905`, or
/// hours, from 0 to 23 or from 1 to 24.
///
/// Digits alone are hours, or hours and minutes, or with seconds too: all cells of a column tell
/// which.
struct ClockColumn: Sendable {
  private enum Reading: CaseIterable {
    case hours
    case minutes
    case seconds
  }

  let column: Int
  /// Seconds after midnight, or the digits as they are.
  private var numbers: [Int32] = []
  /// Seconds ahead of UTC, where clocks have an offset.
  private var offsets: [Int32] = []
  /// Whether the cells are digits alone; nil before the first.
  private var areDigits: Bool?
  private var width = 0
  /// The first cell that cannot be read in each of the ways of reading.
  private var wrong: [Reading: DataError] = [:]
  private var hasHour24 = false
  private var hasHour0 = false
  private(set) var areCut = false

  init(_ column: Int) { self.column = column }

  mutating func rearrange(_ order: [UInt32]) {
    numbers = order.map { numbers[Int($0)] }
    if !offsets.isEmpty { offsets = order.map { offsets[Int($0)] } }
  }

  mutating func append(_ chunk: CSVChunk, _ record: Int) throws(DataError) {
    let cell = chunk.bytes[chunk.content(record, column)]
    guard !cell.isEmpty else {
      throw chunk.error(record, column) { .missingTime(column: $1, rowsToSkip: nil) }
    }
    let isDigits = cell.count <= 6 && cell.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
    guard areDigits ?? isDigits == isDigits else {
      throw chunk.error(record, column) { .notAClock($0, column: $1) }
    }
    areDigits = isDigits
    if isDigits {
      let number = cell.reduce(Int32(0)) { $0 * 10 + Int32($1 - UInt8(ascii: "0")) }
      width = max(width, cell.count)
      for reading in Reading.allCases where wrong[reading] == nil {
        guard Self.seconds(number, reading) == nil else { continue }
        wrong[reading] = chunk.error(record, column) { .notAClock($0, column: $1) }
      }
      hasHour0 = hasHour0 || number == 0
      hasHour24 = hasHour24 || number == 24
      return numbers.append(number)
    }
    guard let parts = TimeParser.clock(cell),
      parts.format.hasOffset == !offsets.isEmpty || numbers.isEmpty
    else { throw chunk.error(record, column) { .notAClock($0, column: $1) } }
    areCut = areCut || parts.hasFraction
    numbers.append(Int32(parts.seconds))
    if parts.format.hasOffset { offsets.append(Int32(parts.offset)) }
  }

  /// Seconds after midnight of each row, those of UTC where there are offsets.
  /// - Throws: `DataError` at the first cell that is no time of day as the others are written.
  func decided() throws(DataError) -> [Int32] {
    guard areDigits ?? false else {
      return offsets.isEmpty ? numbers : zip(numbers, offsets).map { $0 - $1 }
    }
    if let error = wrong[reading] { throw error }
    return numbers.map { Self.seconds($0, reading) ?? 0 }
  }

  /// Whether the clocks are instants.
  var haveOffsets: Bool { !offsets.isEmpty }

  /// An example of how they are written.
  var example: String {
    guard areDigits ?? false else { return "16:00" }
    switch reading {
    case .hours: return "16"
    case .minutes: return "1600"
    case .seconds: return "160000"
    }
  }

  /// What to say of hours that end a day with 24.
  var note: String? {
    guard areDigits ?? false, reading == .hours, hasHour24, !hasHour0 else { return nil }
    return "hours 1 to 24 (24 is 0:00 of the next day)"
  }

  private var reading: Reading { width <= 2 ? .hours : width <= 4 ? .minutes : .seconds }

  private static func seconds(_ number: Int32, _ reading: Reading) -> Int32? {
    let parts: (hour: Int32, minute: Int32, second: Int32) =
      switch reading {
      case .hours: (number, 0, 0)
      case .minutes: (number / 100, number % 100, 0)
      case .seconds: (number / 10_000, number / 100 % 100, number % 100)
      }
    guard parts.hour <= 24, parts.minute < 60, parts.second < 60 else { return nil }
    let seconds = parts.hour * 3600 + parts.minute * 60 + parts.second
    return seconds <= 86_400 ? seconds : nil
  }
}
