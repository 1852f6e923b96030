/// How much a finding matters, the most serious last.
public enum Severity: String, Codable, Sendable, Hashable, CaseIterable, Comparable {
  /// Good to know; nothing has to be done.
  case remark
  /// Worth a look: it may cost accuracy.
  case look
  /// The network does not learn what it could as long as this is so.
  case serious

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .remark: 0
    case .look: 1
    case .serious: 2
    }
  }
}
