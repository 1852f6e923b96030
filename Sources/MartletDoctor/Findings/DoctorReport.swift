/// What the examination of a network found.
public struct DoctorReport: Codable, Sendable, Hashable {
  /// The column of the network.
  public let model: String
  /// The series that were learnt from, the first of them.
  public let series: String
  /// How many series share the fit.
  public let seriesCount: Int
  /// The first cutoff: nothing later was looked at.
  public let cutoff: String
  /// Windows that were learnt from.
  public let windows: Int
  /// Windows that were held out, before the cutoff; 0 where there were too few rows.
  public let heldOut: Int
  /// Trained weights of the network.
  public let weights: Int
  /// Seeds that were tried.
  public let seeds: Int
  /// The parts that were examined.
  public let parts: [DoctorPart]
  /// The rules that looked, by number.
  public let rules: [String]
  /// What they found, the most serious first.
  public let findings: [Finding]
  /// What a range test says of the rate; nil where it was not asked for or no rate can be proposed.
  public let rate: RateAdvice?

  /// Whether something serious was found.
  public var isSerious: Bool { findings.contains { $0.severity == .serious } }
  /// How many rules looked and found nothing.
  public var silentRules: Int { Set(rules).subtracting(findings.map(\.number)).count }
}
