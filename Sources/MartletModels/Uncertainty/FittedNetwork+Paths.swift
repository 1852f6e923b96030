public import MartletNumerics
public import MartletPanels
import MartletForecasting
import MartletLayers
import MartletTraining

extension FittedNetwork {
  /// Sample paths of a network that was trained to say a distribution.
  ///
  /// The network says the distribution of each step by itself, and nothing of how steps go together. That
  /// comes from the windows of the panel that the network learnt from: how far up in its distribution each
  /// step of them was (`StepDependence`), over all series together. A fit that follows its training
  /// windows too closely shows less dependence there than new rows have.
  public func paths(
    _ panel: AsOfPanel, count: Int, randomness: SplitMix64
  ) throws -> [[[Double]]]? {
    let loss = pipeline.task.training.loss
    guard loss.saysDistribution else { return nil }
    let dependence = StepDependence(
      scores: try trainingScores(panel), steps: pipeline.task.horizon)
    var generator = randomness
    let scores = (0..<count).map { _ in dependence.draw(using: &generator) }
    return try outputs(of: [panel]) { row, window in
      try scores.map { try units(loss.values(atScores: $0, of: row), window) }
    }[0]
  }

  /// Windows that the dependence is measured in, evenly spread over all there are.
  private static let mostWindows = 1000

  /// The normal scores of the steps of training windows.
  private func trainingScores(_ panel: AsOfPanel) throws -> [[Double]] {
    let windows = try pipeline.windows(of: panel).training
    let (width, horizon) = (network.inputWidth, pipeline.task.horizon)
    let used = min(windows.count, Self.mostWindows)
    let places = (0..<used).map { $0 * windows.count / used }
    var tape = Tape(phase: .inference)
    var scores: [[Double]] = []
    for start in stride(from: 0, to: used, by: 64) {
      let batch = places[start..<min(start + 64, used)]
      let (x, y) = (tape.matrix(batch.count, width), tape.matrix(batch.count, horizon))
      var isWhole = [Bool](repeating: true, count: batch.count)
      x.withMutableSpan { inputs in
        y.withMutableSpan { targets in
          windows.gather(batch, inputs: &inputs, targets: &targets) { row, window in
            isWhole[row] = window.known == horizon
          }
        }
      }
      let output = forward(x, &tape)
      for row in 0..<batch.count where isWhole[row] {
        let target = (0..<horizon).map { Double(y[row, $0]) }
        let own = Array(output[row * network.outputWidth..<(row + 1) * network.outputWidth])
        scores.append(pipeline.task.training.loss.scores(of: target, in: own))
      }
      tape.reset()
    }
    return scores
  }
}
