import RealModule

/// What the outputs of one layer looked like in one step, and the gradient that came back to them.
public struct LayerReading: Sendable, Hashable, Codable {
  /// Kind and place, nested layers with a dot: `linear1`, `residual3.relu2`.
  public let layer: String
  /// Over all numbers of the batch.
  public let mean: Double
  /// Over all numbers of the batch, with their number as the divisor.
  public let standardDeviation: Double
  /// What of the deviation tells rows apart: the root mean square, over the columns, of the deviation of each
  /// over the rows. Biases alone give a layer a deviation; this is 0 where its rows are all the same. nil in a
  /// reading of an older version.
  public let rowDeviation: Double?
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
  /// Of how many numbers each reading is.
  private var counts: [Double] = []
  /// How many blocks that take their rows in pieces are past their first piece.
  private var laterPieces = 0

  package init() {}

  /// Rows that go through a block in pieces are one reading all the same.
  package mutating func begin(piece: Int) { if piece > 0 { laterPieces += 1 } }
  package mutating func end(piece: Int) { if piece > 0 { laterPieces -= 1 } }

  package mutating func sawOutput(_ y: Matrix, of layer: String, bounds: ClosedRange<Float>?) {
    let count = Double(max(y.count, 1))
    let mean = (0..<y.count).reduce(0.0) { $0 + Double(y[$1]) } / count
    let meanSquare = y.sumOfSquares / count
    let small = Float(0.01 * meanSquare.squareRoot())
    let saturated = bounds.map { bounds in
      let margin = 0.01 * (bounds.upperBound - bounds.lowerBound)
      let inside = bounds.lowerBound + margin...bounds.upperBound - margin
      return Double((0..<y.count).count { !inside.contains(y[$0]) }) / count
    }
    let reading = LayerReading(
      layer: layer, mean: mean,
      standardDeviation: max(meanSquare - mean * mean, 0).squareRoot(),
      rowDeviation: Self.rowDeviation(of: y),
      nearZero: Double((0..<y.count).count { abs(y[$0]) <= small }) / count, saturated: saturated,
      gradientNorm: nil)
    if laterPieces > 0, let index = index(of: layer) {
      readings[index] = readings[index].joined(counts[index], reading, count)
      counts[index] += count
    } else {
      readings.append(reading)
      counts.append(count)
    }
  }

  package mutating func sawGradient(_ dy: Matrix, of layer: String) {
    guard let index = index(of: layer) else { return }
    let square = dy.sumOfSquares
    let before = laterPieces > 0 ? readings[index].gradientNorm ?? 0 : 0
    readings[index].gradientNorm = (before * before + square).squareRoot()
  }

  /// √ mean over columns of the variance over rows.
  private static func rowDeviation(of y: Matrix) -> Double {
    var total = 0.0
    for column in 0..<y.columns {
      let mean = (0..<y.rows).reduce(0.0) { $0 + Double(y[$1, column]) } / Double(max(y.rows, 1))
      for row in 0..<y.rows {
        let difference = Double(y[row, column]) - mean
        total += difference * difference
      }
    }
    return (total / Double(max(y.count, 1))).squareRoot()
  }

  private func index(of layer: String) -> Int? { readings.lastIndex { $0.layer == layer } }
}

extension LayerReading {
  /// The reading of this one's numbers and some more. What is near zero, and what tells rows apart, is judged
  /// within each of the two.
  fileprivate func joined(_ count: Double, _ other: Self, _ otherCount: Double) -> Self {
    let share = otherCount / (count + otherCount)
    func joined(_ first: Double, _ second: Double) -> Double { first + share * (second - first) }
    let between = share * (1 - share) * (other.mean - mean) * (other.mean - mean)
    let variance = joined(
      standardDeviation * standardDeviation, other.standardDeviation * other.standardDeviation)
    return LayerReading(
      layer: layer, mean: joined(mean, other.mean),
      standardDeviation: (variance + between).squareRoot(),
      rowDeviation: rowDeviation.flatMap { own in
        other.rowDeviation.map { joined(own * own, $0 * $0).squareRoot() }
      },
      nearZero: joined(nearZero, other.nearZero),
      saturated: saturated.flatMap { own in other.saturated.map { joined(own, $0) } },
      gradientNorm: gradientNorm)
  }
}
