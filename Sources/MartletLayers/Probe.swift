import CMartletKernels
import RealModule

/// What the outputs of one layer looked like in one step, and the gradient that came back to them.
public struct LayerReading: Sendable, Hashable, Codable {
  /// Kind and place, nested layers with a dot: `linear1`, `residual3.relu2`.
  public let layer: String
  /// Over all numbers of the batch.
  public let mean: Double
  public let standardDeviation: Double
  /// The share of numbers below 1 % of the root mean square: behind a ReLU, those that are off.
  public let nearZero: Double
  /// The share of numbers within 1 % of an end of the layer's range (tanh, sigmoid); nil for layers
  /// without such a range.
  public let saturated: Double?
  /// ‖∂L/∂y‖ of the whole batch; nil where no backward pass has come by.
  public package(set) var gradientNorm: Double?
}

/// Takes readings of the layers while a tape runs through them.
package struct Probe: Sendable {
  /// In the order of the forward pass.
  package private(set) var readings: [LayerReading] = []

  package init() {}

  package mutating func sawOutput(_ y: Matrix, of layer: String, bounds: ClosedRange<Float>?) {
    let count = Double(max(y.count, 1))
    let mean = y.buffer.reduce(0.0) { $0 + Double($1) } / count
    let meanSquare = Kernels.active.sum_of_squares(y.base, y.count) / count
    let small = Float(0.01 * meanSquare.squareRoot())
    let saturated = bounds.map { bounds in
      let margin = 0.01 * (bounds.upperBound - bounds.lowerBound)
      let inside = bounds.lowerBound + margin...bounds.upperBound - margin
      return Double(y.buffer.count { !inside.contains($0) }) / count
    }
    readings.append(
      LayerReading(
        layer: layer, mean: mean,
        standardDeviation: max(meanSquare - mean * mean, 0).squareRoot(),
        nearZero: Double(y.buffer.count { abs($0) <= small }) / count, saturated: saturated,
        gradientNorm: nil))
  }

  package mutating func sawGradient(_ dy: Matrix, of layer: String) {
    guard let index = readings.lastIndex(where: { $0.layer == layer }) else { return }
    readings[index].gradientNorm =
      Kernels.active.sum_of_squares(dy.base, dy.count).squareRoot()
  }
}
