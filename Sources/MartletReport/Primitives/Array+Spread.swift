extension Array {
  /// All elements where they are few, else as many about evenly spread from the first to the last.
  ///
  /// - Parameter most: At least two.
  func spread(over most: Int) -> [Element] {
    guard count > most else { return self }
    return (0..<most).map { self[$0 * (count - 1) / (most - 1)] }
  }
}
