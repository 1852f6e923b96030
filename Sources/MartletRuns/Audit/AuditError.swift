public import MartletFiles

/// A run that cannot be audited.
public enum AuditError: Diagnosis, Sendable, Hashable {
  /// A file that can be read only once.
  case readOnce
  /// A file whose times stand in its line of names: no row of it is later than another.
  case timesAcross(file: String)

  public var location: SourceLocation? {
    if case .timesAcross(let file) = self { SourceLocation(file: file) } else { nil }
  }

  public var what: Wording {
    switch self {
    case .readOnce: "an audit reads its files many times, and standard input can be read once"
    case .timesAcross: "the times stand across, and an audit needs a row for each time"
    }
  }

  public var remedy: Wording? {
    switch self {
    case .readOnce: "give the name of a file"
    case .timesAcross: "write a row for each series and time"
    }
  }

  public var category: DataError.Category {
    switch self {
    case .readOnce: .usage
    case .timesAcross: .data
    }
  }
}
