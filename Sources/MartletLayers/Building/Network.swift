import MartletNumerics

/// Layers and the layout of their parameters. The parameters themselves are a separate value.
///
/// ```swift
/// let network = Network(inputs: 3, [.linear(4), .activation(.relu), .linear(1)])
/// var parameters = network.initialized(seed: 1)
/// let y = network.forward([[0.1, 0.2, 0.3]], parameters)
/// ```
public struct Network: Sendable {
  /// The layers as they were written, from the input to the output.
  public let specs: [LayerSpec]
  /// Names, shapes and places of all parameters.
  public let layout: ParameterLayout
  package let root: Sequential

  /// Creates a network for rows of `inputs` numbers; all other sizes follow. Layers that do not fit
  /// one another are a programmer's error.
  public init(inputs: Int, _ specs: [LayerSpec]) {
    var layout = ParameterLayout()
    root = LayerSpec.build(specs, inputs: inputs, prefix: "", isFirst: true, in: &layout)
    self.layout = layout
    self.specs = specs
  }

  /// Numbers in a row that goes in.
  public var inputWidth: Int { root.inputWidth }
  /// Numbers in a row that comes out.
  public var outputWidth: Int { root.outputWidth }
  /// How many numbers are trained.
  public var parameterCount: Int { layout.parameterCount }

  /// Freshly initialised parameters: the same seed gives the same bits.
  public func initialized(seed: UInt64) -> Parameters { layout.initialized(seed: seed) }

  /// The outputs for some rows, in inference: running statistics in batch norms, no dropout.
  public func forward(_ rows: [[Float]], _ parameters: Parameters) -> [[Float]] {
    var tape = Tape(phase: .inference)
    return parameters.withReadOnlyView { view in
      let y = root.forward(tape.matrix(rows: rows), view, &tape)
      return (0..<y.rows).map { row in (0..<y.columns).map { y[row, $0] } }
    }
  }

  /// The mean loss of some rows and its gradient for every parameter, in training.
  ///
  /// Running statistics of batch norms are left as they were in `parameters`.
  ///
  /// - Parameters:
  ///   - weights: From 0, one for each target; all 1 when nil.
  ///   - lookback: For MASE, how many numbers of a row are past values of the target, the oldest
  ///     first; all of them when nil.
  ///   - seed: Of the dropout masks.
  public func gradient(
    of loss: Loss, _ rows: [[Float]], targets: [[Float]], weights: [[Float]]? = nil,
    lookback: Int? = nil, _ parameters: Parameters, seed: UInt64 = 0
  ) -> (loss: Double, gradient: Parameters) {
    var parameters = parameters
    var gradient = Parameters(layout: layout)
    var tape = Tape(phase: .training, randomness: SplitMix64(seed: seed))
    let value = parameters.withView { view in
      gradient.values.withMatrix { gradient in
        let batch = Batch(
          inputs: tape.matrix(rows: rows), targets: tape.matrix(rows: targets),
          weights: weights.map { tape.matrix(rows: $0) }, lookback: lookback)
        let y = root.forward(batch.inputs, view, &tape)
        let dy = tape.matrix(y.rows, y.columns)
        let value = loss.evaluate(y, batch, gradient: dy).mean
        _ = root.backward(dy, view, GradientView(gradient, keep: 0), &tape)
        return value
      }
    }
    return (value, gradient)
  }
}

extension Tape {
  /// A copy of `rows`, which must be of one length.
  package mutating func matrix(rows: [[Float]]) -> Matrix {
    let result = matrix(rows.count, rows.first?.count ?? 0)
    for (r, row) in rows.enumerated() {
      precondition(row.count == result.columns, "row \(r) has \(row.count) numbers")
      for (c, value) in row.enumerated() { result[r, c] = value }
    }
    return result
  }
}
