/// A file in which every cell is known from a moment on: what an audit changes.
public struct AuditedFile: Sendable {
  /// A cell with a number.
  public struct Cell: Sendable, Hashable {
    /// Its row, from 0.
    public let row: Int
    /// The name of its column.
    public let column: String
    /// The line and the field in the file, counted from 1.
    public let (line, field): (Int, Int)
    /// Where it stands in the bytes of the file.
    let bytes: Range<Int>
    let value: Double
    /// From when it is known, and by which clock.
    let (moment, clock): (Int64, Int)
    /// Whether it is a value that is to be forecast.
    let isTarget: Bool
    /// Whether something is made of it.
    let isUsed: Bool

    /// Creates a cell.
    public init(
      row: Int, column: String, line: Int, field: Int, bytes: Range<Int>, value: Double,
      moment: Int64, clock: Int, isTarget: Bool, isUsed: Bool = true
    ) {
      (self.row, self.column, self.line, self.field) = (row, column, line, field)
      (self.bytes, self.value, self.moment, self.clock) = (bytes, value, moment, clock)
      (self.isTarget, self.isUsed) = (isTarget, isUsed)
    }
  }

  /// A row that is left out where nothing of it is known.
  public struct Row: Sendable, Hashable {
    let bytes: Range<Int>
    let line: Int
    /// From when something of it is known, and by which clock; nil where it always is.
    let moment: Int64?
    let clock: Int

    /// Creates a row.
    public init(bytes: Range<Int>, line: Int, moment: Int64?, clock: Int) {
      (self.bytes, self.line, self.moment, self.clock) = (bytes, line, moment, clock)
    }
  }

  /// The name as it was given.
  public let name: String
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// The rows in the order of the file.
  public let rows: [Row]
  /// The cells that may be changed.
  public let cells: [Cell]
  /// The byte before decimals.
  let decimalMark: UInt8
  /// Whether rows stay although nothing that is audited is known of them, since they tell ahead what comes.
  let keepsRows: Bool
  /// The places of all cells: column by column, each from the one that was known first.
  let cellsByColumn: [Int]

  /// Creates a file.
  public init(
    name: String, bytes: [UInt8], rows: [Row], cells: [Cell],
    decimalMark: UInt8 = UInt8(ascii: "."), keepsRows: Bool = false
  ) {
    (self.name, self.bytes, self.rows, self.cells) = (name, bytes, rows, cells)
    (self.decimalMark, self.keepsRows) = (decimalMark, keepsRows)
    let columns = Dictionary(grouping: cells.indices) { cells[$0].column }
    cellsByColumn = columns.sorted { $0.key < $1.key }.flatMap { _, places in
      places.sorted { cells[$0].moment < cells[$1].moment }
    }
  }

  /// The bytes with some cells changed and some rows left out.
  ///
  /// - Parameters:
  ///   - texts: What stands in place of cells, by their places among all.
  ///   - left: The places of rows that are left out.
  func bytes(replacing texts: [Int: [UInt8]], leaving left: Set<Int>) -> [UInt8] {
    let cuts =
      texts.map { (range: cells[$0.key].bytes, text: $0.value) }
      + left.map { (range: rows[$0].bytes, text: []) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where cut.range.lowerBound >= place {
      result += bytes[place..<cut.range.lowerBound]
      result += cut.text
      place = cut.range.upperBound
    }
    return result + bytes[place...]
  }

  /// A number in the notation of a cell: with its quotes, its unit and the file's decimal mark.
  func text(_ value: Double?, in cell: Cell) -> [UInt8] {
    guard let value, value.isFinite else { return [] }
    let own = bytes[cell.bytes]
    func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    let number = Array(
      value.plainText.replacing(".", with: String(UnicodeScalar(decimalMark))).utf8)
    guard let first = own.firstIndex(where: { isDigit($0) || $0 == decimalMark }),
      let last = own.lastIndex(where: isDigit)
    else { return number }
    let before = own[..<first].filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
    return before + number + own[(last + 1)...]
  }
}

extension Double {
  /// All digits without an exponent: `0.000000025`.
  fileprivate var plainText: String {
    let text = description
    guard let mark = text.firstIndex(of: "e"), let power = Int(text[text.index(after: mark)...])
    else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
    let sides = text[..<mark].drop { $0 == "-" }.split(separator: ".")
    let fraction = sides.count > 1 && sides[1] != "0" ? String(sides[1]) : ""
    let digits = String(sides[0]) + fraction
    let point = sides[0].count + power
    let sign = self < 0 ? "-" : ""
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    guard point < digits.count else {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + String(digits.prefix(point)) + "." + String(digits.dropFirst(point))
  }
}
