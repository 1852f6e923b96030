/// The folds of a walk-forward evaluation with nothing left open: how far is forecast, from where, and
/// what is learnt from there.
///
///     fold k of n   train [ . . . . . . . . ] gap | cutoff → horizon
///
/// It is a value that can be stored and read back. `Folds` says what is asked for, without a horizon.
public struct FoldPlan: Codable, Hashable, Sendable {
  /// Steps that are forecast from each cutoff.
  public let horizon: Int
  /// The window, the gap, the fits and the cutoffs, with the step spelled out.
  public let rule: Folds
  /// Rows from one cutoff to the next, where they are counted.
  public let step: Int
  /// The folds, oldest first.
  public let folds: [Fold]

  /// Creates the folds that a rule makes for a horizon, which is also the step where the rule has
  /// none.
  public init(horizon: Int, _ rule: Folds) {
    let step = rule.step ?? horizon
    self.horizon = horizon
    var rule = rule
    rule.step = step
    self.rule = rule
    self.step = step
    let count = rule.count
    folds = (0..<count).map { Fold(index: $0, rowsAfter: horizon + (count - 1 - $0) * step) }
  }

  /// The ranges of folds that share a fit, made in the first of them.
  package func fits() -> [Range<Int>] {
    stride(from: 0, to: rule.count, by: fitSize).map { $0..<min($0 + fitSize, rule.count) }
  }

  /// The fold whose fit a fold has: itself, or an earlier one.
  package func fit(of fold: Int) -> Int { fold / fitSize * fitSize }

  /// How many folds share a fit.
  private var fitSize: Int {
    switch rule.refit {
    case .everyFold: 1
    case .never: max(rule.count, 1)
    case .every(let folds): max(folds, 1)
    }
  }

  /// The rows of a series that a fit in a fold may train on, where cutoffs are counted from its end.
  package func trainingRows(in fold: Fold, of rows: Int) -> Range<Int> {
    let end = max(0, rows - fold.rowsAfter - rule.gap)
    return switch rule.window {
    case .expanding: 0..<end
    case .rolling(let size): max(0, end - size)..<end
    }
  }

  // MARK: - Coding: the horizon beside what the rule says

  private enum Key: CodingKey { case horizon }

  public init(from decoder: any Decoder) throws {
    let horizon = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .horizon)
    self.init(horizon: horizon, try Folds(from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(horizon, forKey: .horizon)
    try rule.encode(to: encoder)
  }
}
