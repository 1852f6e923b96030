import MartletFiles

/// A source of text without its last lines, of which blank ones are not counted.
struct FooterCut: ByteSource {
  private static let pieceSize = 1 << 16
  private var base: any ByteSource
  private let count: Int
  private let name: String
  /// What is read from the base and not yet from here.
  private var held: [UInt8] = []
  /// The bytes of it that are surely not of the last lines, and how many of them are read.
  private var safe = 0
  private var position = 0
  private var isLast = false

  init(_ base: any ByteSource, lines count: Int, name: String) {
    self.base = base
    self.count = count
    self.name = name
  }

  mutating func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int {
    while position == safe, !isLast { try fetch() }
    let count = min(buffer.count - start, safe - position)
    buffer.replaceSubrange(start..<(start + count), with: held[position..<(position + count)])
    position += count
    return count
  }

  private mutating func fetch() throws(DataError) {
    held.removeFirst(position)
    position = 0
    let end = held.count
    guard end < 1 << 26 else { throw DataError(.longRecord, at: SourceLocation(file: name)) }
    held.append(contentsOf: repeatElement(0, count: Self.pieceSize))
    let more = try base.read(into: &held, from: end)
    held.removeLast(Self.pieceSize - more)
    isLast = more == 0
    safe = Self.start(ofLast: count, held, isLast: isLast)
  }

  /// Where the last lines of a text start.
  /// - Parameter isLast: Whether the text is all there is; else its last line is not whole, and not
  ///   counted.
  static func start(ofLast count: Int, _ bytes: [UInt8], isLast: Bool) -> Int {
    var start = bytes.count
    if !isLast {
      while start > 0, !CSVSample.isLineEnd(bytes[start - 1]) { start -= 1 }
    }
    var left = count
    while left > 0, start > 0 {
      while start > 0, CSVSample.isLineEnd(bytes[start - 1]) { start -= 1 }
      var isBlank = true
      while start > 0, !CSVSample.isLineEnd(bytes[start - 1]) {
        start -= 1
        isBlank = isBlank && CSVText.isSpace(bytes[start])
      }
      if !isBlank { left -= 1 }
    }
    return start
  }
}
