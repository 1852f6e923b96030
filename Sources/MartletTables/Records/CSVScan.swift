/// Where a scan of a tokenizer is.
struct CSVScan {
  var position: Int
  var recordStart: Int
  /// Bounds written, and those of them before the record's.
  var used: Int
  var usedBefore: Int
  var line: Int
  var lineOfRecord: Int
  /// The index after the last CR that ended a record or a blank line.
  var afterCR: Int

  init(_ range: Range<Int>, used: Int, line: Int, isAfterCR: Bool) {
    position = range.lowerBound
    recordStart = range.lowerBound
    self.used = used
    usedBefore = used
    self.line = line
    lineOfRecord = line
    afterCR = isAfterCR ? range.lowerBound : -1
  }

  /// Starts a record at an index.
  @inline(__always)
  mutating func startRecord(_ index: Int, _ out: inout MutableSpan<UInt32>) {
    recordStart = index
    lineOfRecord = line
    usedBefore = used
    out[used] = UInt32(truncatingIfNeeded: index)
    used += 1
  }

  @inline(__always)
  mutating func endField(_ index: Int, _ out: inout MutableSpan<UInt32>) {
    out[used] = UInt32(truncatingIfNeeded: index + 1)
    used += 1
  }

  /// Ends the fields before those of the next eight bytes that are marked with 0x80.
  ///
  /// Two are written whether they are there or not: few words have more, and no branch can foresee
  /// whether there is none, one or two.
  @inline(__always)
  mutating func endFields(_ marked: UInt64, _ out: inout MutableSpan<UInt32>) {
    let later = marked & (marked &- 1)
    let next = position &+ 1
    out[used] = UInt32(truncatingIfNeeded: next &+ marked.trailingZeroBitCount >> 3)
    out[used &+ 1] = UInt32(truncatingIfNeeded: next &+ later.trailingZeroBitCount >> 3)
    var rest = later & (later &- 1)
    let written = (((marked ^ rest) >> 7) &* 0x0101_0101_0101_0101) >> 56
    used &+= Int(written)
    while rest != 0 {
      endField(position &+ rest.trailingZeroBitCount >> 3, &out)
      rest &= rest &- 1
    }
  }

  /// The number of the field that is being read, counted from 1.
  var fieldNumber: Int { used - usedBefore }
}
