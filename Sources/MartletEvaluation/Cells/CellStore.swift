/// Where the results of cells are kept, so that no cell is computed twice.
///
/// A run asks it for each cell before it computes it, and hands over each result as soon as there is one. What
/// it keeps is its own affair, and so is what it does when it cannot.
public protocol CellStore: Sendable {
  /// Says how many cells a run asks for next.
  func expect(_ count: Int)

  /// What a cell computed before; nil where that is not known. Asked from several threads.
  ///
  /// - Parameter checksum: Of all that the cell depends on but the program that computes it.
  func result(checksum: String) -> CellResult?

  /// Takes what a cell computed, a failure too. Called for one cell at a time.
  ///
  /// - Parameters:
  ///   - checksum: As above.
  ///   - isNew: Whether it was computed now, and not taken from the store.
  func keep(_ result: CellResult, checksum: String, isNew: Bool)
}
