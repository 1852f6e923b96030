/// A mean that grows batch by batch, each with a weight.
struct WeightedMean: Sendable, Hashable, Codable {
  private(set) var value = 0.0
  private(set) var weight = 0.0

  /// Takes in the mean of one more batch.
  ///
  /// - Returns: The share of the batch in the new mean; 1 for the first.
  @discardableResult
  mutating func add(_ mean: Double, weight added: Double) -> Double {
    let share = weight == 0 ? 1 : added / (weight + added)
    value = share == 1 ? mean : value + share * (mean - value)
    weight += added
    return share
  }
}
