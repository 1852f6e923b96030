import Foundation

/// Runs the built binary as a user does, in a folder of its own.
struct Tool {
  /// What a run printed, and how it ended.
  struct Outcome {
    let output: String
    let messages: String
    /// The exit code, or minus the number of the signal that ended it.
    let status: Int32

    /// The lines of standard error.
    var lines: [String] { messages.split(separator: "\n").map(String.init) }

    /// Standard output as one JSON document.
    func document() throws -> [String: Any] {
      let parsed = try JSONSerialization.jsonObject(with: Data(output.utf8))
      guard let document = parsed as? [String: Any] else { throw NotADocument() }
      return document
    }
  }

  struct NotADocument: Error {}

  /// The root of the package, where `datasets` and `docs` are.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The binary stands beside the tests.
  static var binary: URL {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return sequence(first: tests) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
      .map { $0.appending(path: "martlet") }
      .first { !isFolder($0) && FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? root.appending(path: ".build/release/martlet")
  }

  let folder: URL

  /// A folder that is gone at the end of the test.
  static func inFolder<Result>(_ body: (Tool) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "martlet-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(Tool(folder: folder))
  }

  /// The same for a test that waits.
  static func withFolder<Result>(_ body: (Tool) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "martlet-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(Tool(folder: folder))
  }

  /// Runs `martlet` with words parted by spaces.
  func callAsFunction(_ words: String) throws -> Outcome {
    try run(words.split(separator: " ").map(String.init))
  }

  /// - Parameters:
  ///   - seconds: When to interrupt it, as Ctrl-C does.
  ///   - likeHere: Whether it computes with the kernels of this process, whose last bits it then has.
  func run(
    _ arguments: [String], for seconds: Double? = nil, likeHere: Bool = false
  ) throws -> Outcome {
    try Self.run(
      Self.binary, arguments, in: folder, for: seconds,
      inheriting: likeHere ? ["MARTLET_KERNELS", "OPENBLAS_CORETYPE"] : [])
  }

  /// Runs a script of the shell, in which `$martlet` is the binary.
  func shell(_ script: String) throws -> Outcome {
    try Self.run(URL(filePath: "/bin/sh"), ["-c", script], in: folder)
  }

  /// The same in bash.
  func bash(_ script: String) throws -> Outcome {
    try Self.run(URL(filePath: "/bin/bash"), ["-c", script], in: folder)
  }

  private static func run(
    _ tool: URL, _ arguments: [String], in folder: URL, for seconds: Double? = nil,
    inheriting variables: [String] = []
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/bin:/bin", "COLUMNS": "100", "martlet": binary.path,
      "datasets": root.appending(path: "datasets").path,
    ]
    for name in variables {
      process.environment?[name] = ProcessInfo.processInfo.environment[name]
    }
    // Files rather than pipes: nothing waits for a reader. They lie beside the folder, not in it.
    let streams = ["out", "err"].map { folder.appendingPathExtension("\(UUID().uuidString).\($0)") }
    defer { for stream in streams { try? FileManager.default.removeItem(at: stream) } }
    for stream in streams { try Data().write(to: stream) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: streams[0])
    process.standardError = try FileHandle(forWritingTo: streams[1])
    try process.run()
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
      process.interrupt()
    }
    process.waitUntilExit()
    let texts = try streams.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    let isExit = process.terminationReason == .exit
    return Outcome(
      output: texts[0], messages: texts[1],
      status: isExit ? process.terminationStatus : -process.terminationStatus)
  }

  // MARK: - Files

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// What is in the folder, hidden files too.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// A file of the repository.
  static func repositoryFile(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  private static func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
  }
}
