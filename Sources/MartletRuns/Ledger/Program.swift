import MartletFiles

/// What computes: results of another program, or with other kernels, may differ in their last bits, and one never
/// stands for the other.
public struct Program: Sendable, Hashable {
  /// The version and the kernels, in words.
  public let environment: String
  /// The SHA-256 of these words, and of the size and the time of the executable.
  public let checksum: String

  /// The program of this process.
  public static let current: Program = {
    let environment = MartletVersion.text
    // Where the system does not say what runs, the version alone stands for it.
    let stamp = (try? FileBytes(executable, name: executable))?.stamp ?? ""
    return Program(
      environment: environment,
      checksum: Checksum.sha256(of: Array("\(environment) \(stamp)".utf8)))
  }()

  #if os(Linux)
    private static var executable: String { "/proc/self/exe" }
  #else
    private static var executable: String { CommandLine.arguments.first ?? "" }
  #endif
}
