/// Text in which each character is a byte, as UTF-8.
struct OneByteText: ByteSource {
  private var base: any ByteSource
  /// The UTF-8 of each byte from 0x80 on.
  private let upperHalf: [[UInt8]]
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var output: [UInt8] = []
  private var position = 0

  init(_ base: any ByteSource, upperHalf: [Unicode.Scalar]) {
    self.base = base
    self.upperHalf = upperHalf.map { Array(String($0).utf8) }
  }

  mutating func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int {
    guard start < buffer.count else { return 0 }
    if position == output.count {
      output.removeAll(keepingCapacity: true)
      position = 0
      let count = try base.read(into: &input, from: 0)
      for byte in input[..<count] {
        if byte < 0x80 { output.append(byte) } else { output += upperHalf[Int(byte) - 0x80] }
      }
    }
    let count = min(buffer.count - start, output.count - position)
    buffer.replaceSubrange(start..<(start + count), with: output[position..<(position + count)])
    position += count
    return count
  }
}
