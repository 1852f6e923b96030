public import MartletForecasting

/// How a network was trained in one fit, and which fit that was.
public struct FitRecord: Sendable, Hashable {
  /// The column of the forecasts.
  public let label: String
  /// Of an ensemble or an automatic choice the network, as it is written among the members; nil for a
  /// network by itself.
  public let member: String?
  /// The first of the series that were learnt from.
  public let series: String
  /// How many there were.
  public let seriesCount: Int
  /// The first fold that it forecast, from 1; nil for the fit of a forecast beyond the last row.
  public private(set) var fold: Int?
  /// How many folds it forecast.
  public let foldCount: Int
  /// The time of the last row known to it.
  public let cutoff: String
  /// From 1; of a member with several fits in one fit of the whole, these come one after the other.
  public let seed: Int
  /// How the training went; nil where the ledger has kept nothing of it.
  public let curve: LearningCurve?

  /// The network in tables: the label, and behind it the member where the model is made of several.
  package var network: String { member.map { "\(label)/\($0)" } ?? label }

  /// The same fit, of a forecast beyond the last row.
  var beyondLastRow: FitRecord {
    var record = self
    record.fold = nil
    return record
  }
}

extension CellResult {
  /// The fits of networks in the cell.
  ///
  /// - Parameters:
  ///   - folds: Of the cell; nil where they are not known.
  ///   - isNetwork: Whether the model is one, so that it has a fit even where nothing is known of it.
  package func fits(folds: Range<Int>?, isNetwork: Bool) -> [FitRecord] {
    func record(
      _ member: String?, _ series: String?, _ count: Int, _ seed: Int, _ curve: LearningCurve?
    ) -> FitRecord {
      FitRecord(
        label: cell.label, member: member, series: series ?? "", seriesCount: count,
        fold: folds.map { $0.lowerBound + 1 }, foldCount: cell.cutoffs.count,
        cutoff: cell.cutoffs.first?.label ?? "", seed: seed, curve: curve)
    }
    guard memberCurves.isEmpty else {
      let seeds = memberCurves.map(\.seed).max() ?? 1
      return memberCurves.map {
        record($0.member, $0.series, $0.seriesCount, (cell.seed - 1) * seeds + $0.seed, $0.curve)
      }
    }
    guard isNetwork || learningCurve != nil else { return [] }
    return [record(nil, cell.series.first, cell.series.count, cell.seed, learningCurve)]
  }
}
