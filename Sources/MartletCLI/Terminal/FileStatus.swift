#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system knows of a path, links followed.
struct FileStatus {
  private let status: stat

  /// nil when there is nothing there; `errno` says why.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.status = status
  }

  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }
  /// The same for all paths to one file.
  var file: [UInt64] { [UInt64(status.st_dev), UInt64(status.st_ino)] }

  /// In a folder such as /tmp only its owner, or that of the folder, may replace a file.
  func canBeReplaced(in folder: FileStatus) -> Bool {
    folder.status.st_mode & S_ISVTX == 0
      || [0, status.st_uid, folder.status.st_uid].contains(geteuid())
  }

  /// Gives an open file the owner and the mode of this one, as far as the system lets it.
  func give(to file: CInt) {
    _ = fchown(file, status.st_uid, status.st_gid)
    fchmod(file, status.st_mode & 0o7777)
  }
}
