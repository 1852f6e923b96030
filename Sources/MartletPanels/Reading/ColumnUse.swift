public import MartletFiles

/// What a column of a file is taken for, and why.
public struct ColumnUse: Sendable, Hashable {
  /// What it is taken for.
  public enum Kind: String, Sendable, Hashable {
    /// The time of a row, or a part of it where dates and clock times have columns of their own.
    case time
    /// The name of the series that a row belongs to, in a file of several.
    case id
    /// What is forecast.
    case target
    /// An indicator whose values are known up to the cutoff and no further.
    case pastCovariate = "past covariate"
    /// An indicator whose values are known through the horizon, such as a plan or a holiday.
    case futureCovariate = "known ahead"
    /// What is said of a series and does not change in time.
    case staticCovariate = "static"
    /// Numbers that features are computed from, and that no model sees themselves.
    case ingredient = "in features"
    /// When a row was published, in a file that is joined to the first.
    case release = "published at"
    /// Nothing: no option names it, or it is only part of a column that is made of two.
    case unused = "not used"
  }

  /// The column's name.
  public let name: String
  /// What it is taken for.
  public let kind: Kind
  /// By what that was told: `by its name`, or by which option.
  public let reason: Wording
}
