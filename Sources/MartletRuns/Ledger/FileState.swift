import MartletFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether a file of a run is still the one that it was.
public enum FileState: String, Sendable, Hashable, Codable {
  /// It has the same bytes.
  case same
  /// It has other bytes.
  case changed
  /// There is no such file.
  case missing
  /// It was no file, or cannot be read.
  case unknown
}

extension RunPlan.File {
  /// Whether the file is still the one that it was.
  public var stateNow: FileState {
    guard sha256 != nil, isFile != false else { return .unknown }
    guard isFile != nil else { return .missing }
    guard let now = checksumNow else { return .unknown }
    return now == sha256 ? .same : .changed
  }

  /// The SHA-256 of the bytes that the file has now; nil where there is none that can be read.
  var checksumNow: String? {
    guard isFile == true, let file = try? FileBytes(name, name: name) else { return nil }
    var sum = Checksum()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      guard let count = try? file.read(into: &buffer, from: 0) else { return nil }
      guard count > 0 else { return sum.text }
      sum.append(buffer[..<count])
    }
  }

  /// Whether it is a file, and no pipe, which can be read once; nil where there is nothing.
  private var isFile: Bool? {
    var status = stat()
    guard name != "-" else { return false }
    guard unsafe stat(name, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFREG
  }
}
