import MartletForecasting
import MartletNumerics
import MartletPanels

/// A window of which it is known what came after it.
struct ScoredWindow {
  /// What a model sees.
  let row: [Double]
  /// Which series of the panel it is of.
  let series: Int
  private let scale: WindowScale
  private let history: History
  /// What happened; not-a-number where nothing was observed.
  private let values: [Double]

  /// Windows whose values are the last rows of each series, in the order of time.
  static func all(
    of panel: AsOfPanel, _ pipeline: FittedPipeline, rows: Int, limit: Int
  ) throws -> [ScoredWindow] {
    let horizon = pipeline.task.horizon
    let needed = pipeline.transforms.map { pipeline.task.inputSize + $0.rowsLost }
    let rows = min(rows, zip(panel.histories, needed).map { $0.count - $1 }.max() ?? 0)
    // How many rows before the end the windows end, the earliest first.
    let ends = Array(stride(from: max(rows, horizon - 1), through: horizon, by: -1))
    let count = min(ends.count, limit)
    var windows: [ScoredWindow] = []
    for place in 0..<count {
      let end = ends[ends.count * place / count]
      for (series, known) in panel.histories.enumerated() {
        let last = known.count - end - 1
        guard last + 1 >= needed[series] else { continue }
        let values = known.happened(last + 1..<last + 1 + horizon)
        guard values.contains(where: { !$0.isNaN }) else { continue }
        let history = known.asOf(row: last)
        let (row, scale) = try pipeline.lastRow(of: history, series: series)
        windows.append(
          ScoredWindow(row: row, series: series, scale: scale, history: history, values: values))
      }
    }
    return windows
  }

  /// The mean loss of a path on the scale of the window.
  func loss(
    _ path: [Double], _ pipeline: FittedPipeline, _ loss: (Double, Double) -> Double
  ) throws -> Double {
    let forecast = try pipeline.inverse(path, scale, after: history, series: series).finite()
    return Descriptive.mean(
      zip(values, forecast).filter { !$0.0.isNaN }.map { loss($0, $1) })
  }
}
