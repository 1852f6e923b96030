/// Whether the forecasts of a model show a sign.
public struct ForecastCheck: Codable, Sendable, Hashable {
  /// How it ended; none of these is a proof.
  public enum Outcome: String, Codable, Sendable, Hashable {
    /// There is more of it than an honest model would show.
    case suspicious = "SUSPICIOUS"
    /// There is no more of it than an honest model may show.
    case nothing = "nothing found"
    /// There is too little to say anything.
    case skipped = "SKIPPED"
  }

  /// The column of the forecasts.
  public let model: String
  /// What was looked for.
  public let sign: ForecastSign
  /// How it ended.
  public internal(set) var outcome = Outcome.nothing
  /// Of copies: how many cells there are, of how many that could be some.
  public internal(set) var found: Int?
  /// How many cells, or groups of folds that share no rows, were looked at.
  public internal(set) var count: Int?
  /// Of copies: the most that chance explains on average.
  public internal(set) var expected: Double?
  /// Of copies with a shift: by how many steps, above 0 where a later value was copied.
  public internal(set) var shift: Int?
  /// Of surprises: the share of them that forecasts explain.
  public internal(set) var explained: Double?
  /// The probability of so much of it from an honest model, at most; of copies that of chance, and of surprises that
  /// of a model that foresees ``SurpriseTest/honestShare`` of them.
  public internal(set) var pValue: Double?
  /// Why it was not tried.
  public internal(set) var reason: String?

  init(_ model: String, _ sign: ForecastSign) {
    (self.model, self.sign) = (model, sign)
  }

  static func skipped(_ model: String, _ sign: ForecastSign, _ reason: String) -> ForecastCheck {
    var check = ForecastCheck(model, sign)
    (check.outcome, check.reason) = (.skipped, reason)
    return check
  }
}
