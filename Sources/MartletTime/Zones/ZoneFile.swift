/// A compiled file of the time zone database (TZif, RFC 9636), version 2 or later.
struct ZoneFile {
  /// Instants of change, ascending.
  private(set) var changes: [Int64] = []
  /// Seconds ahead of UTC before the first change, then after each.
  private(set) var offsets: [Int64] = []

  /// The last year into which the rule at the end of a file is written out.
  static let lastYear = 2199

  /// Nil when the bytes are no such file.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    // The first block has times of 32 bits, for old readers.
    guard let old = Counts(&reader), old.version >= UInt8(ascii: "2"),
      reader.skip(old.length(timeSize: 4)), let counts = Counts(&reader)
    else { return nil }
    var kinds: [Int] = []
    for _ in 0..<counts.times {
      guard let time = reader.number(8) else { return nil }
      changes.append(time)
    }
    for _ in 0..<counts.times {
      guard let kind = reader.number(1) else { return nil }
      kinds.append(Int(kind))
    }
    var typeOffsets: [Int64] = []
    for _ in 0..<counts.types {
      guard let offset = reader.number(4), reader.skip(2) else { return nil }
      typeOffsets.append(offset)
    }
    guard let first = typeOffsets.first, kinds.allSatisfy({ typeOffsets.indices.contains($0) }),
      zip(changes, changes.dropFirst()).allSatisfy(<)
    else { return nil }
    offsets = [first] + kinds.map { typeOffsets[$0] }
    guard reader.skip(counts.charactersAndRest), let footer = reader.line() else { return nil }
    guard !footer.isEmpty else { return }
    guard let rule = ZoneRule(footer) else { return nil }
    append(rule)
  }

  /// Writes the rule out from the last change on.
  private mutating func append(_ rule: ZoneRule) {
    let last = changes.last ?? Int64.min
    let firstYear =
      changes.last.map { CivilDate(daysSinceEpoch: $0.flooredQuotient(secondsPerDay)).year }
      ?? 1970
    guard firstYear <= Self.lastYear else { return }
    for year in firstYear...Self.lastYear {
      for change in rule.changes(in: year) where change.instant > last {
        changes.append(change.instant)
        offsets.append(change.offset)
      }
    }
  }

  /// The counts in a header.
  private struct Counts {
    let version: UInt8
    let times: Int
    let types: Int
    private let characters: Int
    private let leapSeconds: Int
    private let indicators: Int

    init?(_ reader: inout Reader) {
      guard reader.bytes(4) == Array("TZif".utf8)[...], let version = reader.bytes(1)?.first,
        reader.skip(15)
      else { return nil }
      var counts: [Int] = []
      for _ in 0..<6 {
        guard let count = reader.number(4), 0...100_000 ~= count else { return nil }
        counts.append(Int(count))
      }
      self.version = version
      indicators = counts[0] + counts[1]
      leapSeconds = counts[2]
      times = counts[3]
      types = counts[4]
      characters = counts[5]
    }

    /// The bytes of the whole block after the header.
    func length(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + indicators
    }

    /// The bytes after the types, with times of 64 bits.
    var charactersAndRest: Int { characters + leapSeconds * 12 + indicators }
  }

  /// Goes through the bytes and never past their end.
  private struct Reader {
    private var rest: ArraySlice<UInt8>

    init(bytes: [UInt8]) { rest = bytes[...] }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
      guard count >= 0, rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }

    mutating func skip(_ count: Int) -> Bool { bytes(count) != nil }

    /// A whole number with its sign, highest byte first; one byte has no sign.
    mutating func number(_ size: Int) -> Int64? {
      guard let bytes = bytes(size) else { return nil }
      let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      switch size {
      case 4: return Int64(Int32(truncatingIfNeeded: value))
      default: return Int64(truncatingIfNeeded: value)
      }
    }

    /// The line between two line feeds.
    mutating func line() -> ArraySlice<UInt8>? {
      guard bytes(1)?.first == 0x0A, let end = rest.firstIndex(of: 0x0A) else { return nil }
      return rest[..<end]
    }
  }
}
