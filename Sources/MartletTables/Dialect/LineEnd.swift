/// What ends the lines of a file.
public enum LineEnd: String, Sendable, Hashable {
  /// A line feed, `\n`: Unix and macOS.
  case lf = "LF"
  /// A carriage return and a line feed, `\r\n`: Windows.
  case crlf = "CRLF"
  /// A carriage return alone, `\r`: Macs before 2001.
  case cr = "CR"

  /// That of the line before an index; a file of a single line has none, and counts as LF.
  init(_ bytes: ArraySlice<UInt8>, before end: Int) {
    let last = bytes[..<end].suffix(2)
    self = last.last == 0x0D ? .cr : last.first == 0x0D ? .crlf : .lf
  }
}
