/// What a series looks like to a forecaster, from all its values: for a first look, not for a model.
///
/// The statistics describe the last ``limit`` values at most, so that a long series takes no longer.
public struct SeriesProfile: Sendable, Hashable {
  /// What the two tests of the level, at 5 %, say together.
  public enum Level: String, Sendable, Hashable {
    /// No test can be made: a constant, or fewer than 20 values, or no noise.
    case untested
    /// ADF does not reject a random walk, KPSS rejects a fixed level.
    case wanders
    /// ADF rejects a random walk, KPSS does not reject a fixed level.
    case returns
    /// Both reject: a level that moves slowly, or jumped.
    case shifts
    /// Neither rejects: too few values to tell.
    case unclear
  }

  /// The most values that are looked at.
  public static let limit = 10_000

  /// The values looked at.
  public let count: Int
  /// The row of the first of them.
  public let firstRow: Int
  /// Whether they are all the same.
  public let isConstant: Bool
  /// The test for a random walk.
  public let dickeyFuller: AugmentedDickeyFuller?
  /// The test for a fixed level.
  public let kpss: KPSS?
  /// The strength of trend and season.
  public let strength: SeasonalStrength?
  /// What changes are: log returns or differences.
  public let changes: Transform
  /// What is steady enough to be correlated with its past: the changes, or the values themselves
  /// where the level returns.
  public let steady: Transform
  /// The autocorrelations of the steady form: two seasons of them, 10 at least, a fifth of the
  /// values at most.
  public let correlogram: Correlogram?
  /// How evenly the variance of the steady form spreads over the frequencies.
  public let entropy: SpectralEntropy?
  /// The test for clusters of volatility among the changes.
  public let arch: ARCHTest?
  /// Changes beyond 10 robust standard deviations; the index is that of the row they lead to.
  public let outliers: [Outlier]

  /// Looks at the values of a series.
  /// - Parameters:
  ///   - values: In order of time and without NaN.
  ///   - seasonLength: The rows in a season; 1 for none.
  ///   - changes: `logReturn` where every value is above 0, else `difference`.
  public init(of values: [Double], seasonLength: Int, changes: Transform) {
    let recent = Array(values.suffix(Self.limit))
    firstRow = values.count - recent.count
    count = recent.count
    isConstant = recent.allSatisfy { $0 == recent.first }
    dickeyFuller = AugmentedDickeyFuller(of: recent)
    kpss = KPSS(of: recent)
    strength = SeasonalStrength(of: recent, seasonLength: seasonLength)

    self.changes = changes
    let moves = (try? changes.described(recent)) ?? []
    let isSteady = Self.level(dickeyFuller, kpss) == .returns
    steady = isSteady ? .none : changes
    let form = isSteady ? recent : moves
    let lags = min(max(10, 2 * seasonLength), form.count / 5)
    correlogram = lags > 0 ? Correlogram(of: form, lags: lags) : nil
    entropy = SpectralEntropy(of: form)
    arch = ARCHTest(of: moves)
    outliers = Outlier.find(in: moves, beyond: 10).map { [firstRow] in
      Outlier(index: $0.index + firstRow + 1, score: $0.score)
    }
  }

  /// What the tests of the level say together.
  public var level: Level { Self.level(dickeyFuller, kpss) }

  /// The transform to begin with: changes unless the level returns.
  public var suggestedTransform: Transform { level == .untested ? .none : steady }

  private static func level(_ dickeyFuller: AugmentedDickeyFuller?, _ kpss: KPSS?) -> Level {
    guard let dickeyFuller, let kpss else { return .untested }
    return switch (dickeyFuller.pValue < 0.05, kpss.pValue < 0.05) {
    case (false, true): .wanders
    case (true, false): .returns
    case (true, true): .shifts
    case (false, false): .unclear
    }
  }
}
