import CZlib

/// Inflates gzip (RFC 1952), in one member or several, and checks the checksums.
@safe final class GzipBytes: ByteSource {
  private let name: String
  private var base: any ByteSource
  /// Compressed bytes; those from `position` to `end` are still to be inflated.
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var position = 0
  private var end = 0
  private var isFinished = false
  /// At a fixed address, which zlib keeps.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ base: any ByteSource, name: String) throws(DataError) {
    self.base = base
    self.name = name
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe martlet_gzip_start(stream) == Z_OK else { throw damaged("zlib has no memory") }
  }

  deinit {
    _ = unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int {
    guard start < buffer.count else { return 0 }
    while !isFinished {
      if position == end {
        (position, end) = (0, try base.read(into: &input, from: 0))
        guard end > 0 else { throw damaged("they end too early") }
      }
      let (status, count) = inflate(into: &buffer, from: start)
      switch status {
      case Z_STREAM_END: try startNextMember()
      case Z_OK, Z_BUF_ERROR: break
      default: throw damaged(reason)
      }
      if count > 0 { return count }
    }
    return 0
  }

  /// Inflates what is at hand.
  private func inflate(into buffer: inout [UInt8], from start: Int) -> (status: CInt, count: Int) {
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe buffer.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_in = input.baseAddress?.advanced(by: position)
        unsafe stream.pointee.avail_in = UInt32(end - position)
        unsafe stream.pointee.next_out = output.baseAddress?.advanced(by: start)
        let room = UInt32(clamping: output.count - start)
        unsafe stream.pointee.avail_out = room
        let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        position = end - Int(unsafe stream.pointee.avail_in)
        let left = unsafe stream.pointee.avail_out
        return (status, Int(room - left))
      }
    }
  }

  /// Goes on to the next member; zeros after the last one are padding.
  private func startNextMember() throws(DataError) {
    while true {
      if position == end { (position, end) = (0, try base.read(into: &input, from: 0)) }
      guard position < end else {
        isFinished = true
        return
      }
      guard input[position] == 0 else { break }
      position += 1
    }
    _ = unsafe inflateReset(stream)
  }

  private var reason: String {
    unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "no gzip data"
  }

  private func damaged(_ reason: String) -> DataError {
    DataError(.damagedGzip(reason: reason), at: SourceLocation(file: name))
  }
}
