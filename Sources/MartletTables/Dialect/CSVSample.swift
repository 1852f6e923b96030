/// The first records of a file for one delimiter, taken as they come: the ground for recognising
/// where the table starts and how it is written.
struct CSVSample {
  struct Record {
    let fields: [Range<Int>]
    /// The physical line on which it starts.
    let line: Int
    /// The index of the first byte after it and its line end, and the line of that.
    let next: Int
    let nextLine: Int
    /// Whether a blank line comes before it.
    let isAfterBlank: Bool
  }

  let delimiter: UInt8
  private(set) var records: [Record] = []
  /// The number of fields that most records have, the larger of two; 0 without records.
  private(set) var commonCount = 0
  /// The share of the records that have it.
  private(set) var consistency = 0.0

  /// - Parameters:
  ///   - start: The index of the first byte, which is on `line`.
  ///   - isLast: Whether the file ends with the bytes; else the last record may be cut.
  ///   - limit: How many records to take.
  init(
    _ bytes: ArraySlice<UInt8>, from start: Int, line: Int, delimiter: UInt8, isLast: Bool,
    limit: Int
  ) {
    self.delimiter = delimiter
    var position = start
    var line = line
    var isAfterBlank = false
    while position < bytes.endIndex, records.count < limit {
      let first = line
      if Self.isLineEnd(bytes[position]) {
        position = Self.afterLineEnd(bytes, position)
        line += 1
        isAfterBlank = true
        continue
      }
      let fields = fields(bytes, &position, &line)
      guard position < bytes.endIndex || isLast else { break }
      if position < bytes.endIndex {
        position = Self.afterLineEnd(bytes, position)
        line += 1
      }
      records.append(
        Record(
          fields: fields, line: first, next: position, nextLine: line, isAfterBlank: isAfterBlank))
      isAfterBlank = false
    }
    var counts: [Int: Int] = [:]
    for record in records { counts[record.fields.count, default: 0] += 1 }
    if let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      commonCount = most.key
      consistency = Double(most.value) / Double(records.count)
    }
  }

  private func fields(
    _ bytes: ArraySlice<UInt8>, _ position: inout Int, _ line: inout Int
  ) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    while true {
      let start = position
      if position < bytes.endIndex, bytes[position] == 0x22 {
        position = Self.endOfQuotes(bytes, position, &line)
      }
      while position < bytes.endIndex, bytes[position] != delimiter,
        !Self.isLineEnd(bytes[position])
      {
        position += 1
      }
      fields.append(start..<position)
      guard position < bytes.endIndex, bytes[position] == delimiter else { return fields }
      position += 1
    }
  }

  private static func endOfQuotes(
    _ bytes: ArraySlice<UInt8>, _ start: Int, _ line: inout Int
  ) -> Int {
    var index = start + 1
    while index < bytes.endIndex {
      if bytes[index] == 0x22 {
        guard index + 1 < bytes.endIndex, bytes[index + 1] == 0x22 else { return index + 1 }
        index += 2
      } else if isLineEnd(bytes[index]) {
        index = afterLineEnd(bytes, index)
        line += 1
      } else {
        index += 1
      }
    }
    return index
  }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The index after the line end at `index`; CR LF is one.
  static func afterLineEnd(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int {
    let next = index + 1
    let isPair = bytes[index] == 0x0D && next < bytes.endIndex && bytes[next] == 0x0A
    return isPair ? next + 1 : next
  }
}
