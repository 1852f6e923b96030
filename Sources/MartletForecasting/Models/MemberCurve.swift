/// The learning curve of a network that is a member of another model: of an ensemble, or of an automatic
/// choice.
public struct MemberCurve: Codable, Sendable, Hashable {
  /// The network as it is written among the members: `mlp(hidden=64)`.
  public let member: String
  /// The id of the first series that it learnt from.
  public let series: String
  /// How many there were.
  public let seriesCount: Int
  /// From 1, among the fits of the member.
  public let seed: Int
  /// How the network was trained.
  public let curve: LearningCurve

  package init(
    member: String, series: String, seriesCount: Int, seed: Int, curve: LearningCurve
  ) {
    (self.member, self.series, self.seriesCount) = (member, series, seriesCount)
    (self.seed, self.curve) = (seed, curve)
  }
}
