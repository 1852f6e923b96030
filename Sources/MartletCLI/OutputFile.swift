#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file of `--out`: written whole or not at all.
struct OutputFile {
  enum Format: String {
    case csv
    case json
    case html
  }

  let path: String
  let format: Format

  /// Checks before long work that the file can be written when it is done.
  /// - Parameter formats: Those that the command writes; the ending of the name chooses one.
  init(
    _ path: String, inputs: [String], formats: [Format] = [.csv, .json]
  ) throws(OutputError) {
    self.path = path
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
    guard let format = formats.first(where: { $0.rawValue == ending?.lowercased() }) else {
      throw OutputError(path: path, kind: .unknownFormat(formats.map(\.rawValue)))
    }
    self.format = format
    if let own = Status(path) {
      guard !own.isFolder else { throw OutputError(path: path, kind: .isFolder) }
      // Links and dots give a file several paths; its number on its device is one.
      let paths = inputs.map { $0 == "-" ? "/dev/stdin" : $0 }
      guard !paths.contains(where: { Status($0)?.file == own.file }) else {
        throw OutputError(path: path, kind: .isInput)
      }
    }
    guard Status(folder)?.isFolder ?? false else { throw OutputError(path: path, kind: .noFolder) }
    guard access(folder, W_OK) == 0 else {
      throw OutputError(path: path, kind: .notWritable(Terminal.reason()))
    }
  }

  private var folder: String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// Writes beside the file and renames, so that no half of it is ever seen.
  func write(_ text: String) throws(OutputError) {
    let temporary = "\(path).\(getpid()).part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw OutputError(path: path, kind: .notWritable(Terminal.reason())) }
    var isWritten = Terminal.write(text, to: file)
    isWritten = isWritten && fsync(file) == 0
    let reason = Terminal.reason()
    close(file)
    guard isWritten else {
      unlink(temporary)
      throw OutputError(path: path, kind: .notWritable(reason))
    }
    guard rename(temporary, path) == 0 else {
      let reason = Terminal.reason()
      unlink(temporary)
      throw OutputError(path: path, kind: .notWritable(reason))
    }
  }

  /// What the system knows of a path; nil when there is nothing there.
  private struct Status {
    let isFolder: Bool
    let file: [UInt64]

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      isFolder = status.st_mode & S_IFMT == S_IFDIR
      file = [UInt64(status.st_dev), UInt64(status.st_ino)]
    }
  }
}

/// Why a result could not be written.
struct OutputError: Error {
  enum Kind {
    case unknownFormat([String])
    case isInput
    case isFolder
    case noFolder
    case notWritable(String)
  }

  let path: String
  let kind: Kind

  var exitCode: Int32 {
    switch kind {
    case .unknownFormat, .isInput, .isFolder: Failure.Code.usage
    case .noFolder, .notWritable: Failure.Code.io
    }
  }

  var message: String {
    switch kind {
    case .unknownFormat: "--out does not say in which format to write"
    case .isInput: "--out would overwrite an input"
    case .isFolder: "--out is a folder"
    case .noFolder: "the folder of --out does not exist"
    case .notWritable(let reason): "this cannot be written: \(reason)"
    }
  }

  var hint: String {
    switch kind {
    case .unknownFormat(let formats):
      "end the name in " + formats.map { ".\($0)" }.joined(separator: " or ")
    case .isInput: "give --out another name"
    case .isFolder: "name a file in it"
    case .noFolder: "create the folder first"
    case .notWritable: "choose a folder with room that you may write to"
    }
  }
}
