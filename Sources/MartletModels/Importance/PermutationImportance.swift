/// How much worse the forecasts of a fitted model become when a part of what it sees is mixed up.
///
/// The part is taken from the window of another, random cutoff, the whole block of it at once;
/// everything else in the window stays. A model that does not use the part does as well as before;
/// one that rests on it loses what it was worth:
///
///     importance = mean of l(y, f(x with the part of x′)) − l(y, f(x))
///
/// Under squared errors and a linear map of independent inputs it is 2 w² σ² of an input with
/// weight w. A part of which another part knows the same is less important than it seems from
/// outside, since the model may use the other one, and mixed windows may be unlike any that
/// happens.
///
/// Blocks are mixed as the model sees them, after the scaler. What the scaler takes off a window
/// and gives back to its forecast (level and spread) is not mixed.
///
/// - Note: Breiman 2001; Fisher, Rudin and Dominici 2019 (model reliance). Blocks as in Au,
///   Herbinger, Stachl, Bischl and Casalicchio 2022 (grouped feature importance).
public struct PermutationImportance: Sendable, Hashable, Codable {
  /// The importance of one part.
  public struct Part: Sendable, Hashable, Codable {
    /// A column's name, or which lags.
    public let name: String
    /// The mean rise of the loss, in its units; below 0 where the model does better without.
    public let value: Double
    /// Of the value, over windows and models: the root of the sum of two squares. Windows are taken
    /// in ten runs of neighbours, since neighbours share most of their rows.
    public let standardError: Double
    /// The part of it that is over models, which differ by their seeds; nil of a single one.
    public let seedError: Double?
  }

  /// The mean loss of the windows as they are.
  public let loss: Double
  /// Each column, in the order of the rows that the model sees: all lags of the target, then the
  /// covariates.
  public let columns: [Part]
  /// Blocks of lags of the target and of all past covariates together, the most recent first: 1, 2
  /// to 3, 4 to 7, ...
  public let lags: [Part]
  /// All lags of the target and of all past covariates together: what the past is worth to the
  /// model.
  public let past: Part
  /// The smallest number of lags that keeps 95 % of what the past is worth: where all older ones
  /// are mixed up, the loss rises by at most 5 % of what it rises by where all are. nil where it is
  /// not sure that the past is worth anything (less than two standard errors).
  public let effectiveLookback: Int?
  /// Windows whose forecasts were compared.
  public let windows: Int
  /// How often each part was mixed up.
  public let repeats: Int
  /// Models of different seeds.
  public let models: Int
}
