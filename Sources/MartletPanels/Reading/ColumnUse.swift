public import MartletFiles

/// What a column of a file is taken for, and why.
public struct ColumnUse: Sendable, Hashable {
  /// What it is taken for.
  public enum Kind: String, Sendable, Hashable {
    case time
    case id
    case target
    case pastCovariate = "past covariate"
    case futureCovariate = "known ahead"
    case staticCovariate = "static"
    case ingredient = "in features"
    case release = "published at"
    case unused = "not used"
  }

  /// The column's name.
  public let name: String
  /// What it is taken for.
  public let kind: Kind
  /// By what that was told: `by its name`, or by which option.
  public let reason: Wording
}
