/// What a column is to a forecast.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
  /// What is forecast.
  case target
  /// Known up to the cutoff only. Columns are past covariates unless declared otherwise, so that
  /// none leaks from the future by default.
  case pastCovariate
  /// Known ahead: calendars, plans, what was announced. Values for the horizon are used.
  case futureCovariate
  /// The same on all rows of a series: a sector, a country, a size.
  case staticCovariate
}
