/// What can be wrong with a file as bytes, before anything of it is understood.
package enum FileProblem: Problem {
  case noSuchFile
  case isDirectory
  case unreadable(reason: String)
  case tooLarge
  case emptyFile
  case binary
  case invalidUTF8
  case invalidUTF16
  case damagedGzip(reason: String)
  case longRecord
  case beyondMemory(limit: Int)
  case longList(limit: Int)
  case noFiles
  case fileTwice(String)
}

extension FileProblem {
  package var message: Wording {
    switch self {
    case .noSuchFile: "there is no such file"
    case .isDirectory: "this is a directory"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    case .tooLarge: "the file is larger than 4 GiB"
    case .emptyFile: "the file is empty"
    case .binary: "there is a NUL byte, so this is not a text file"
    case .invalidUTF8: "there are bytes that are not UTF-8"
    case .invalidUTF16: "there are bytes that are not UTF-16"
    case .damagedGzip(let reason): "the compressed data are damaged: \(reason)"
    case .longRecord: "this row is longer than 64 MiB"
    case .beyondMemory(let limit):
      "this is larger than \(grouped(limit >> 20)) MiB, the most that fits into memory here"
    case .longList(let limit): "this is no list: it is larger than \(limit >> 20) MiB"
    case .noFiles: "no file is given"
    case .fileTwice(let path):
      "\(quoted(path)) is named twice"
        + (path == "-" ? ", and standard input can be read only once" : "")
    }
  }

  package func remedy(at location: SourceLocation?) -> Wording? {
    switch self {
    case .noSuchFile: "check the path"
    case .isDirectory: "name a file in it"
    case .unreadable: "check the file's permissions"
    case .tooLarge: "split it into several files"
    case .emptyFile:
      "give a line of column names, then one line for each time"
    case .binary: "unpack or export it as CSV"
    case .invalidUTF8:
      "\(option: .encoding, .choice("windows-1252")) or latin1 for Western Europe; else make it UTF-8: "
        + "iconv -f NAME -t UTF-8 \(argument(location?.file ?? "")) > utf8.csv"
    case .invalidUTF16: "save the file as UTF-8"
    case .damagedGzip: "fetch the file again, or compress it again"
    case .longRecord: "write a quote inside a quoted field twice, and end every line"
    case .beyondMemory:
      "look at its first rows (head -n 100000 FILE | martlet inspect -), or allow more memory"
    case .longList: "name a file with one date a line"
    case .noFiles: "name a CSV file"
    case .fileTwice: "name each file once"
    }
  }

  package var category: DataError.Category {
    switch self {
    case .noSuchFile: .noInput
    case .isDirectory, .unreadable: .io
    case .noFiles, .fileTwice: .usage
    case .tooLarge, .emptyFile, .binary, .invalidUTF8, .invalidUTF16, .damagedGzip, .longRecord,
      .beyondMemory, .longList:
      .data
    }
  }
}

extension DataError {
  package init(_ problem: FileProblem, at location: SourceLocation? = nil) {
    self.init(problem: problem, at: location)
  }
}
