public import MartletFiles
import MartletTime

/// One or more series, and where they come from.
public struct Panel: Sendable, Hashable {
  /// The series, in the order in which the file first names them.
  public let series: [Series]
  /// What was understood of the files.
  public let source: PanelSource

  /// Creates a panel.
  /// - Parameter source: Where the series come from; nil for series made in memory.
  public init(series: [Series], source: PanelSource? = nil) {
    self.series = series
    self.source =
      source
      ?? PanelSource(
        targets: series.first.map { [$0.target.name] } ?? [], seriesCount: series.count)
  }

  /// Reads a CSV file; ``PanelReader`` has all options.
  /// - Parameters:
  ///   - path: The file.
  ///   - target: The column to forecast; nil recognises it when it is obvious.
  /// - Throws: `DataError` with the place in the file.
  public init(csv path: String, target: String? = nil) throws(DataError) {
    self = try PanelReader(files: [path], target: target).panel()
  }

  /// The first rows of each series.
  public func prefix(_ rows: Int) -> Panel {
    Panel(series: series.map { $0.prefix(rows) }, source: source)
  }

  /// Everything known `rows` rows before the end of each series: the last `rows` rows are left out.
  ///
  /// Series with no row left are not in the result.
  public func asOf(rowsBeforeEnd rows: Int) -> AsOfPanel {
    AsOfPanel(
      histories: series.filter { $0.count > rows }.map { $0.asOf(row: $0.count - 1 - rows) })
  }

  /// Everything known at a time: the rows up to and including `tick`.
  ///
  /// Series that start later are not in the result.
  public func asOf(tick: Int64) -> AsOfPanel {
    AsOfPanel(
      histories: series.compactMap { series in
        let known = series.axis.count(upTo: tick)
        return known > 0 ? series.asOf(row: known - 1) : nil
      })
  }
}
