/// How much has been tried on a file: the more configurations, the likelier is one that wins by chance.
public struct TriedFile: Sendable, Hashable, Codable {
  /// Its name in the latest run of it.
  public let name: String
  /// The SHA-256 of its bytes.
  public let sha256: String
  /// How many different configurations were tried on it.
  public let configurations: Int
  /// In how many runs.
  public let runs: Int
}
