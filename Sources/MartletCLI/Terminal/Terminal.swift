import MartletFiles
import MartletReport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Results go to standard output, everything else to standard error.
///
/// What is for eyes goes through here as lines, and names and cells of files are a part of it. So each
/// line is made visible: nothing in a file colours the terminal, moves its cursor or adds a line.
enum Terminal {
  /// Prints a result for people.
  static func printResult(_ lines: [String]) { printDocument(shown(lines)) }

  /// Prints text for programs, or of our own alone, as it is.
  ///
  /// Ends the program when it cannot be written; a reader that went away ends it silently, by the
  /// system's signal.
  static func printDocument(_ text: String) {
    guard !write(text + "\n", to: STDOUT_FILENO) else { return }
    let failure = Failure.standardOutput(reason())
    printMessage([failure.line])
    quit(failure.exitCode)
  }

  /// Ends the program at once: a library's last words may wait for a thread that the system refused.
  static func quit(_ code: Int32) -> Never { _exit(code) }

  /// A message that nobody can see is no reason to stop.
  static func printMessage(_ lines: [String]) { _ = write(shown(lines) + "\n", to: STDERR_FILENO) }

  /// Shows text on the line that the next call replaces.
  static func showStatus(_ text: String) {
    _ = write("\r\u{1B}[K" + text.visible, to: STDERR_FILENO)
  }

  static var showsStatus: Bool { isatty(STDERR_FILENO) == 1 }

  /// The width of the terminal, from COLUMNS or from the terminal itself; 100 where there is none.
  static var width: Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }),
      columns >= 40
    {
      return columns
    }
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
    return Int(size.ws_col)
  }

  /// Lines as they are shown, the long ones broken between words.
  static func wrapped(_ lines: [String]) -> [String] {
    lines.flatMap { $0.visible.wrapped(to: width) }
  }

  private static func shown(_ lines: [String]) -> String {
    lines.map(\.visible).joined(separator: "\n")
  }

  static var coreCount: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Writes all bytes to an open file; false when the system refuses, see `reason`.
  static func write(_ text: String, to file: Int32) -> Bool {
    var bytes = ArraySlice(text.utf8)
    while !bytes.isEmpty {
      let written =
        bytes.withContiguousStorageIfAvailable {
          platformWrite(file, $0.baseAddress, $0.count)
        } ?? -1
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return false }
      bytes = bytes.dropFirst(written)
    }
    return true
  }

  /// The system's words for the last failed call.
  static func reason() -> String { String(cString: strerror(errno)) }
}

private func platformWrite(_ file: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, base, count)
}
