/// A run as a ledger lists it.
public struct RunRecord: Sendable, Hashable, Codable, Identifiable {
  /// How far a run came.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its process is at work.
    case running
    /// It came to its end.
    case done
    /// It ended with an error; `message` says which.
    case failed
    /// It was interrupted: the same command goes on from there.
    case stopped
  }

  /// The model that saves most of the naive forecast's loss.
  public struct Best: Sendable, Hashable, Codable {
    /// Its column.
    public let label: String
    /// The share that it saves; below 0 where naive is better than all others.
    public let skill: Double
  }

  /// Its number in the ledger, from 1; no number is given twice.
  public let id: Int
  /// The verb: `backtest`, for example.
  public let command: String
  /// The command that repeats it.
  public let commandLine: String
  /// How far it came.
  public let state: State
  /// When it began, in UTC: `2026-11-29T11:39:15Z`.
  public let started: String
  /// When it ended; nil while it runs.
  public let finished: String?
  /// Seconds at work, those before an interruption too, but for one by `kill -9`.
  public let seconds: Double
  /// How many cells it has.
  public let cells: Int
  /// How many of them are kept.
  public let kept: Int
  /// How many of these were taken from earlier runs.
  public let reused: Int
  /// How many of these failed.
  public let failures: Int
  /// What computed it: the version, and what its last bits depend on.
  public let environment: String
  /// The SHA-256 of what computed it: `environment`, and the size and the time of the executable.
  public let program: String
  /// The error that ended it, if one did.
  public let message: String?
  /// The files that it read, the one with the target first.
  public let files: [RunPlan.File]
  /// What is forecast.
  public let target: String?
  /// Steps ahead.
  public let horizon: Int?
  /// The columns of the models that were asked for.
  public let models: [String]
  /// The best of those beside naive; nil where nothing is compared with naive, as before the end.
  public let best: Best?
}
