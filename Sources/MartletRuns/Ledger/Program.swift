import MartletFiles

/// What computes: results of another program, or with other kernels, may differ in their last bits, and one never
/// stands for the other.
public struct Program: Sendable, Hashable {
  /// The version and the kernels, in words.
  public let environment: String
  /// The SHA-256 of these words and of the executable.
  public let checksum: String

  /// The program of this process: its version, its kernels, and the executable.
  public static let current: Program = {
    let environment = MartletVersion.text
    var sum = Checksum()
    sum.append(Array(environment.utf8)[...])
    // Where the system does not say what runs, the version alone stands for it.
    if let file = try? FileBytes(executable, name: executable) {
      var buffer = [UInt8](repeating: 0, count: 1 << 20)
      while let count = try? file.read(into: &buffer, from: 0), count > 0 {
        sum.append(buffer[..<count])
      }
    }
    return Program(environment: environment, checksum: sum.text)
  }()

  #if os(Linux)
    private static var executable: String { "/proc/self/exe" }
  #else
    private static var executable: String { CommandLine.arguments.first ?? "" }
  #endif
}
