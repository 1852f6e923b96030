public import MartletFiles

/// Why runs cannot be kept or read.
public enum LedgerError: Diagnosis, Hashable {
  /// The file is not there.
  case missing(path: String)
  /// The file cannot be opened, read or written.
  case unusable(path: String, reason: String)
  /// The plan of a run is no plan.
  case damaged(path: String, id: Int)
  /// The file is no ledger.
  case noLedger(path: String)
  /// The file was made by a later version.
  case tooNew(path: String, version: Int)
  /// There is no run of this number.
  case noRun(path: String, id: Int, known: ClosedRange<Int>?)
  /// The process of a run is at work, so that it cannot be removed.
  case isRunning(path: String, id: Int)
  /// There is no more room for what is to be kept.
  case full(path: String)

  private var path: String {
    switch self {
    case .missing(let path), .unusable(let path, _), .noLedger(let path), .tooNew(let path, _),
      .damaged(let path, _), .noRun(let path, _, _), .isRunning(let path, _), .full(let path):
      path
    }
  }

  public var location: SourceLocation? { SourceLocation(file: path) }

  public var what: Wording {
    switch self {
    case .missing: "there is no ledger here"
    case .unusable(_, let reason): "the ledger cannot be used: \(reason)"
    case .damaged(_, let id): "the plan of run \(id) cannot be read"
    case .noLedger: "this is no ledger of runs"
    case .tooNew(_, let version):
      "this ledger has version \(version), which is later than this program"
    case .noRun(_, let id, nil): "there is no run \(id), nor any other"
    case .noRun(_, let id, let known?):
      "there is no run \(id); they go from \(known.lowerBound) to \(known.upperBound)"
    case .isRunning(_, let id): "run \(id) is at work and cannot be removed"
    case .full: "there is no room to keep this run"
    }
  }

  public var remedy: Wording? {
    switch self {
    case .missing: "keep a run first: \(option: .keep)"
    case .unusable:
      "name a file in a folder that you may write to: \(option: .ledger, .plain("FILE"))"
    case .damaged(_, let id):
      "the other runs can be shown; martlet runs prune \(id) removes this one"
    case .noLedger: "name another file: \(option: .ledger, .plain("FILE"))"
    case .tooNew: "take the version of martlet that made it, or a later one"
    case .noRun: "martlet runs list shows them all"
    case .isRunning: "wait for its end, or interrupt it"
    case .full: "make room; what was kept before is safe"
    }
  }

  public var category: DataError.Category {
    switch self {
    case .missing: .noInput
    case .unusable, .full: .io
    case .damaged, .noLedger, .tooNew: .data
    case .noRun, .isRunning: .usage
    }
  }
}
