import MartletForecasting
import MartletLayers
import MartletPanels
import RealModule

/// The windows of a panel as sums of products.
struct RidgeWindows {
  /// What a penalty is tried with.
  let training: WindowSet.Part
  /// What it is tried on.
  let validation: WindowSet.Part
  /// What the weights come from in the end.
  let final: WindowSet.Part
  private let sources: [WindowSource]
  private let shape: WindowShape
  private let task: ForecastTask
  private let form: Ridge.Form

  /// The share of each series that a penalty is chosen on unless the task says how many rows.
  private static let validationShare = 0.2

  init(
    _ sources: [WindowSource], _ shape: WindowShape, _ task: ForecastTask, _ form: Ridge.Form
  ) {
    self.sources = sources
    self.shape = shape
    self.task = task
    self.form = form
    if task.validationSize > 0 {
      training = .allButLast(rows: task.validationSize)
      validation = .last(rows: task.validationSize)
      final = training
    } else {
      training = .allButLastShare(Self.validationShare, least: task.horizon)
      validation = .lastShare(Self.validationShare, least: task.horizon)
      final = .all
    }
  }

  /// Numbers in an input row.
  var inputs: Int { WindowSet(sources, shape).inputWidth }

  /// The sums of a part. A window of `rlinear` counts by the square of its scale, so that errors
  /// have the units of the series; older ones count less where the task has a half-life.
  func sums(_ part: WindowSet.Part) -> NormalEquations {
    let isValidation = part == validation
    let windows = WindowSet(
      sources, shape, stride: isValidation ? 1 : task.windowStride, part: part)
    let inputs = windows.inputWidth
    var sums = NormalEquations(inputs: inputs, outputs: task.horizon)
    sums.add(rows: windows.count, parallelism: Parallelism(threads: task.threads)) { index, row in
      let scale = windows.write(index, to: &row, at: 1)
      row[0] = 1
      var weight = form == .rlinear ? scale.scale : 1
      if let halfLife = task.halfLife, !isValidation {
        weight *= Double.exp2(-Double(windows.rowsAfter(index)) / halfLife / 2)
      }
      guard weight != 1 else { return }
      for column in row.indices { row[column] *= weight }
    }
    return sums
  }
}
