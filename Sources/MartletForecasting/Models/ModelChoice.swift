/// What an automatic choice found at a cutoff: the inner errors of its candidates, and their weights.
public struct ModelChoice: Codable, Sendable, Hashable {
  /// A model that was looked at.
  public struct Candidate: Sendable, Hashable {
    /// As it is written in `models=`.
    public let name: String
    /// Its part in the forecast; those of all candidates sum to 1.
    public let weight: Double
    /// The mean absolute error over the inner folds, of several series in units of how each moved, where that
    /// of the naive forecast is 1, or in those units where naive makes none; nil for a candidate that
    /// refused.
    public let error: Double?
    /// The chance of an advantage over naive as large as this were there none; nil for naive itself, a
    /// candidate that refused, fewer than three inner folds, and a choice over series.
    public let pValue: Double?
    /// Why it has no error.
    public let refusal: String?

    package init(
      name: String, weight: Double, error: Double?, pValue: Double?, refusal: String?
    ) {
      self.name = name
      self.weight = weight
      self.error = error
      self.pValue = pValue
      self.refusal = refusal
    }
  }

  /// In the order in which they were tried.
  public let candidates: [Candidate]
  /// The inner folds.
  public let foldCount: Int
  /// The series that decided: those that took part, without those that hardly moved before.
  public let seriesCount: Int
  /// Whether the candidates were compared series by series, of which there are more than inner folds; else
  /// fold by fold.
  public let isOverSeries: Bool
  /// What repeats the choice to the bit: the text of a model on the command line.
  public let model: String

  package init(
    candidates: [Candidate], foldCount: Int, seriesCount: Int, isOverSeries: Bool = false,
    model: String
  ) {
    self.isOverSeries = isOverSeries
    self.candidates = candidates
    self.foldCount = foldCount
    self.seriesCount = seriesCount
    self.model = model
  }

  /// Those with a weight, the largest first.
  public var picked: [Candidate] {
    candidates.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }
  }

  /// Whether something beats naive clearly; otherwise the forecast is naive.
  public var beatsNaive: Bool { picked.contains { $0.name != "naive" } }
}
