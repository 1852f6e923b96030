#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads whole files with the system's own calls; works for pipes too.
enum FileBytes {
  /// All bytes of the file at `path`.
  /// - Throws: `noSuchFile`, `isDirectory`, or `unreadable` with the system's reason.
  static func read(_ path: String) throws(DataError) -> [UInt8] {
    let location = SourceLocation(file: path)
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw DataError(isMissing ? .noSuchFile : .unreadable(reason: reason()), at: location)
    }
    defer { _ = close(descriptor) }

    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw DataError(.unreadable(reason: reason()), at: location)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw DataError(.isDirectory, at: location) }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, Int(status.st_size)))
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe systemRead(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DataError(.unreadable(reason: reason()), at: location) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// The system's words for the last failed call.
  private static func reason() -> String {
    unsafe String(cString: strerror(errno))
  }
}

/// `read(2)`, under a name that `FileBytes.read` does not hide.
private func systemRead(
  _ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  unsafe read(descriptor, buffer, count)
}
