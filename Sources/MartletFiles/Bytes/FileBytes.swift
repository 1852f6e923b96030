#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, read with the system's own calls; works for pipes too.
package final class FileBytes: ByteSource {
  private let name: String
  private let descriptor: CInt
  /// The number of bytes; 0 where the system does not know it, as of a pipe.
  package let size: Int
  /// The size and the time of the last change: another build of a program has another one.
  package let stamp: String

  /// Opens the file at `path`; `-` is standard input.
  /// - Parameter name: What errors call the file.
  /// - Throws: `noSuchFile`, `isDirectory`, or `unreadable` with the system's reason.
  package init(_ path: String, name: String) throws(DataError) {
    self.name = name
    let place = SourceLocation(file: name)
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw DataError(isMissing ? .noSuchFile : .unreadable(reason: Self.reason()), at: place)
    }
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    stamp = "\(status.st_size) \(changed.tv_sec) \(changed.tv_nsec)"
    guard isKnown else { throw DataError(.unreadable(reason: Self.reason()), at: place) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw DataError(.isDirectory, at: place) }
  }

  /// All bytes of the file at `path`, which is no table.
  /// - Throws: As `init`, and for a file that is far larger than any list.
  package static func read(_ path: String) throws(DataError) -> [UInt8] {
    try TextBytes.all(
      of: BoundedBytes(list: FileBytes(path, name: path), name: path))
  }

  deinit {
    if descriptor > STDERR_FILENO { _ = close(descriptor) }
  }

  package func read(into buffer: inout [UInt8], from start: Int) throws(DataError) -> Int {
    guard start < buffer.count else { return 0 }
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe systemRead(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw DataError(.unreadable(reason: Self.reason()), at: SourceLocation(file: name))
      }
      return count
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
