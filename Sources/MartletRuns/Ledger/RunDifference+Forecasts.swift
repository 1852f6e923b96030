import MartletEvaluation

extension RunDifference.Forecasts {
  /// What a forecast is of, whatever made it.
  private struct Place: Hashable {
    let label: String
    let series: [String]
    let cutoffs: [String]
    let seed: Int

    init(_ cell: Cell) {
      (label, series, seed) = (cell.label, cell.series, cell.seed)
      cutoffs = cell.cutoffs.map(\.label)
    }
  }

  /// Compares all forecasts that two runs have in common, bit by bit.
  init(_ first: [CellResult], _ second: [CellResult]) {
    let others = Dictionary(second.map { (Place($0.cell), $0) }) { $1 }
    let pairs = first.compactMap { one -> (CellResult, CellResult)? in
      guard one.failure == nil, let other = others[Place(one.cell)], other.failure == nil else {
        return nil
      }
      return (one, other)
    }
    compared = pairs.count
    equal = pairs.count { Self.bits($0) == Self.bits($1) }
  }

  /// The forecasts of a cell and its quantiles, with what tells a zero from a negative one.
  private static func bits(_ result: CellResult) -> [[[[UInt64]]]] {
    ([result.paths] + (result.quantiles ?? [])).map {
      $0.map { $0.map { $0.map(\.bitPattern) } }
    }
  }
}
