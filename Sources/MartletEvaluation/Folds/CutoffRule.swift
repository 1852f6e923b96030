/// How the cutoffs of the series of a panel go together.
public enum CutoffRule: String, Codable, Sendable, Hashable, CaseIterable {
  /// Counted back from the end of each series, so that every series is forecast in every fold. What
  /// learns across series learns from nothing later than the earliest cutoff of a fold.
  case ends
  /// The same moments for all series. A series is forecast in the folds in which it had begun and went on
  /// for a horizon; one that had ended by a cutoff is learnt from, and not forecast.
  case calendar
}
