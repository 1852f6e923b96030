#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file of `--out` or `--log`: written whole or not at all.
///
/// It is written beside the file that it replaces and then takes its name, through symbolic links, which stay,
/// and with the mode that it had.
struct OutputFile {
  enum Format: String {
    case csv
    case json
    case html
  }

  /// As it was given.
  let path: String
  let format: Format
  /// The option that names it.
  let option: String
  /// What the path means when all links have been followed.
  private let target: String
  /// The file that is there already.
  private let old: FileStatus?

  /// Checks before long work that the file can be written when it is done.
  /// - Parameters:
  ///   - inputs: All files that the command reads.
  ///   - formats: Those that the command writes; the ending of the name chooses one.
  ///   - option: The one that names it.
  init(
    _ path: String, inputs: [String], formats: [Format] = [.csv, .json], option: String = "--out"
  ) throws(OutputError) {
    self.path = path
    self.option = option
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
    guard let format = formats.first(where: { $0.rawValue == ending?.lowercased() }) else {
      throw OutputError(path: path, kind: .unknownFormat(formats.map(\.rawValue)), option: option)
    }
    self.format = format
    target = Self.target(of: path)
    old = FileStatus(path)
    if let old {
      guard !old.isFolder else { throw OutputError(path: path, kind: .isFolder, option: option) }
      guard old.isRegular else { throw OutputError(path: path, kind: .isNoFile, option: option) }
      // Links and dots give a file several paths; its number on its device is one.
      let paths = inputs.map { $0 == "-" ? "/dev/stdin" : $0 }
      guard !paths.contains(where: { FileStatus($0)?.file == old.file }) else {
        throw OutputError(path: path, kind: .isInput, option: option)
      }
    } else if errno != ENOENT && errno != ENOTDIR {
      throw notWritable()
    }
    guard let folder = FileStatus(folder), folder.isFolder else {
      throw OutputError(path: path, kind: .noFolder, option: option)
    }
    if let old {
      guard access(target, W_OK) == 0 else { throw notWritable() }
      guard old.canBeReplaced(in: folder) else {
        errno = EPERM
        throw notWritable()
      }
    }
    // A folder that takes no new file says so only to one who makes one.
    close(try create())
    unlink(temporary)
  }

  /// Checks several files, each named once.
  static func all(
    _ paths: [String], inputs: [String], formats: [Format] = [.csv, .json]
  ) throws(OutputError) -> [OutputFile] {
    var files: [OutputFile] = []
    for path in paths {
      let file = try OutputFile(path, inputs: inputs, formats: formats)
      guard !files.contains(where: file.isSame) else {
        throw OutputError(path: path, kind: .isTwice)
      }
      files.append(file)
    }
    return files
  }

  /// Checks the file of `--log`, which none of the files of `--out` may be.
  static func log(
    _ path: String, inputs: [String], besides files: [OutputFile]
  ) throws(OutputError) -> OutputFile {
    let log = try OutputFile(path, inputs: inputs, formats: [.csv], option: "--log")
    guard !files.contains(where: log.isSame) else {
      throw OutputError(path: path, kind: .isOther, option: "--log")
    }
    return log
  }

  /// Whether two paths mean one file, that is there already or not.
  private func isSame(_ other: OutputFile) -> Bool {
    target.split(separator: "/").last == other.target.split(separator: "/").last
      && FileStatus(folder)?.file == FileStatus(other.folder)?.file
  }

  private var folder: String { Self.folder(of: target) }

  /// Short, since the name of the file may be as long as names can be.
  private var temporary: String { "\(folder)/.martlet-\(getpid()).part" }

  private func create() throws(OutputError) -> CInt {
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else { throw notWritable() }
    return file
  }

  /// Writes beside the file and renames, so that no half of it is ever seen.
  func write(_ text: String) throws(OutputError) {
    let file = try create()
    if let old { old.give(to: file) }
    let isWritten = Terminal.write(text, to: file) && fsync(file) == 0
    let failure = errno
    close(file)
    guard isWritten, rename(temporary, target) == 0 else {
      errno = isWritten ? errno : failure
      let error = notWritable()
      unlink(temporary)
      throw error
    }
  }

  /// Writes, and says what kept it from that: the result is still to be printed.
  func failure(of text: @autoclosure () -> String) -> UnkeptResult? {
    do throws(OutputError) {
      try write(text())
      return nil
    } catch {
      return UnkeptResult(cause: error)
    }
  }

  /// The error of the system's last failed call.
  private func notWritable() -> OutputError {
    OutputError(path: path, kind: .notWritable(Terminal.reason()), option: option)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// Where a path leads, through links to what is not there yet, too.
  private static func target(of path: String) -> String {
    var path = path
    for _ in 0..<40 {  // as many as the system follows
      var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(path, &bytes, bytes.count - 1)
      guard count >= 0 else { break }
      let link = String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = link.hasPrefix("/") ? link : folder(of: path) + "/" + link
    }
    return path
  }
}

/// Why a result could not be written.
struct OutputError: Error {
  enum Kind {
    case unknownFormat([String])
    case isInput
    case isTwice
    /// `--out` names it too.
    case isOther
    case isFolder
    case isNoFile
    case noFolder
    case notWritable(String)
  }

  let path: String
  let kind: Kind
  /// The one that names the file.
  var option = "--out"

  var exitCode: Int32 {
    switch kind {
    case .unknownFormat, .isInput, .isTwice, .isOther, .isFolder, .isNoFile: Failure.Code.usage
    case .noFolder, .notWritable: Failure.Code.io
    }
  }

  var message: String {
    switch kind {
    case .unknownFormat: "\(option) does not say in which format to write"
    case .isInput: "\(option) would overwrite an input"
    case .isTwice: "\(option) names this file twice"
    case .isOther: "\(option) and --out name one file"
    case .isFolder: "\(option) is a folder"
    case .isNoFile: "\(option) is a pipe or a device, not a file"
    case .noFolder: "the folder of \(option) does not exist"
    case .notWritable(let reason): "this cannot be written: \(reason)"
    }
  }

  var hint: String {
    switch kind {
    case .unknownFormat(let formats):
      "end the name in " + formats.map { ".\($0)" }.joined(separator: " or ")
    case .isInput: "give \(option) another name"
    case .isTwice: "name it once"
    case .isOther: "give \(option) another name"
    case .isFolder: "name a file in it"
    case .isNoFile:
      option == "--log"
        ? "name a file"
        : "leave --out away and send standard output there; with --json it is one document"
    case .noFolder: "create the folder first"
    case .notWritable: "choose a folder with room that you may write to"
    }
  }
}

/// A result that `--out` or a ledger could not keep, and that was printed.
struct UnkeptResult: Error {
  let cause: any Error
}
