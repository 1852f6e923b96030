#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A source that is read into memory as a whole, and ends with an error where it would not fit there.
///
/// A device or a pipe may never end, and what has no line ends is no table.
package struct BoundedBytes: ByteSource {
  /// The longest record of a table. A quote that is never closed makes all that follows one record.
  package static let longestRecord = 1 << 26

  private var base: any ByteSource
  private let name: String
  private let most: Int
  private let excess: FileProblem
  private var count = 0
  /// Bytes since the last line end.
  private var length = 0
  private var lines = 0

  /// - Parameters:
  ///   - name: What errors call the file.
  ///   - most: The number of bytes that fit.
  ///   - excess: What is wrong with more.
  private init(_ base: any ByteSource, name: String, most: Int, excess: FileProblem) {
    self.base = base
    self.name = name
    self.most = most
    self.excess = excess
  }

  /// A table, held with the places of its cells.
  package init(table base: any ByteSource, name: String) {
    let most = Self.largestTable
    self.init(base, name: name, most: most, excess: .beyondMemory(limit: most))
  }

  /// A list, such as one of holidays.
  init(list base: any ByteSource, name: String) {
    let most = 1 << 24
    self.init(base, name: name, most: most, excess: .longList(limit: most))
  }

  package mutating func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int {
    let more = try base.read(into: &buffer, from: start)
    count += more
    guard count <= most else {
      throw DataError(excess, at: SourceLocation(file: name))
    }
    let new = buffer[start..<(start + more)]
    if let end = new.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      lines += new.count { $0 == 0x0A }
      length = new.endIndex - end - 1
    } else {
      length += more
    }
    guard length <= Self.longestRecord else {
      throw DataError(.longRecord, at: SourceLocation(file: name, line: lines + 1))
    }
    return more
  }

  /// A fifth of the memory that this machine has, or this process may have.
  private static var largestTable: Int {
    let pages = sysconf(CInt(_SC_PHYS_PAGES)) * sysconf(CInt(_SC_PAGESIZE))
    var limit = rlimit()
    let isLimited = unsafe getrlimit(addressSpace, &limit) == 0
    let allowed = isLimited ? Int(clamping: limit.rlim_cur) : .max
    return max(0, min(pages, allowed) - programSize) / 5
  }

  /// Of the program and its libraries.
  private static let programSize = 1 << 27

  #if canImport(Glibc)
    private static let addressSpace = __rlimit_resource_t(RLIMIT_AS.rawValue)
  #else
    private static let addressSpace = RLIMIT_AS
  #endif
}
