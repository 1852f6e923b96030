/// Where the bytes of a file come from, a piece at a time.
package protocol ByteSource {
  /// Reads into `buffer[start...]`, as much as is at hand.
  /// - Returns: The number of bytes read: 0 at the end, and there only.
  mutating func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int
}

/// Bytes that are in memory.
package struct MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package mutating func read(into buffer: inout [UInt8], from start: Int) -> Int {
    let count = min(buffer.count - start, bytes.count - position)
    buffer.replaceSubrange(start..<(start + count), with: bytes[position..<(position + count)])
    position += count
    return count
  }
}

/// A source whose first bytes can be looked at before they are read.
struct PeekedBytes: ByteSource {
  private var base: any ByteSource
  /// Bytes that are read from the base and not yet from here.
  private(set) var first: [UInt8]

  init(_ base: any ByteSource) throws(DataError) {
    self.base = base
    first = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while count < first.count {
      let more = try self.base.read(into: &first, from: count)
      guard more > 0 else { break }
      count += more
    }
    first.removeLast(first.count - count)
  }

  /// Leaves out the first bytes.
  mutating func drop(_ count: Int) { first.removeFirst(count) }

  mutating func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int {
    guard !first.isEmpty else { return try base.read(into: &buffer, from: start) }
    let count = min(buffer.count - start, first.count)
    buffer.replaceSubrange(start..<(start + count), with: first[..<count])
    first.removeFirst(count)
    return count
  }
}

/// A source whose bytes are shown to an observer as they are read.
package struct ObservedBytes: ByteSource {
  var base: any ByteSource
  let observe: (ArraySlice<UInt8>) -> Void

  package init(base: any ByteSource, observe: @escaping (ArraySlice<UInt8>) -> Void) {
    self.base = base
    self.observe = observe
  }

  package mutating func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int {
    let count = try base.read(into: &buffer, from: start)
    observe(buffer[start..<(start + count)])
    return count
  }
}
