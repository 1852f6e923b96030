package import MartletEvaluation

/// What a comparison of many folds says of its best models.
package enum BestOfManyText {
  /// Nothing with few folds or few models.
  package static func lines(_ result: BacktestResult) -> [String] {
    guard let best = result.bestOfMany else { return [] }
    let names = result.ranking.filter(best.set.contains).map { result.models[$0].label }
    var lines = [
      "cannot be told from the best, with 90 % confidence (MCS): \(names.joined(separator: ", "))"
    ]
    if let ability = best.ability {
      let p = NumberFormat.pValue(ability.pValue)
      lines.append("the best of all better than naive (SPA): p \(p)")
    }
    return lines
  }
}
