/// Standardises each column over the rows of a batch, then scales and shifts it.
///
///     forward    x̂ = (x − μ) / √(σ² + ε),   y = γ x̂ + β
///     backward   dγ = Σ dy x̂,   dβ = Σ dy,   dx = γ / √(σ² + ε) (dy − dβ / B − x̂ dγ / B)
///
/// In training μ and σ² (population variance) are those of the batch, and the running statistics
/// move towards them by `momentum`, the running variance towards the unbiased one. In inference μ
/// and σ² are the running statistics, so that a row's result does not depend on its neighbours.
///
/// - Shape: x and y [B, width]; γ, β and the running statistics [1, width].
/// - Edge cases: a batch of one row has no variance. In training it is normalised by the running
///   statistics, taken as constants, and leaves them unchanged. A constant column gives β.
/// - Note: Ioffe and Szegedy, ICML 2015. ε = 1e-5 is added to the variance; momentum = 0.1 is the
///   share of the new batch, PyTorch's convention.
package struct BatchNorm: Layer {
  package static let epsilon: Float = 1e-5
  package static let momentum: Float = 0.1

  package let gamma: ParameterSlot
  package let beta: ParameterSlot
  package let runningMean: ParameterSlot
  package let runningVariance: ParameterSlot
  /// Whether x̂ may take the place of x: the layer before does not need it.
  package let overwritesInput: Bool

  package var inputWidth: Int { gamma.columns }
  package var outputWidth: Int { gamma.columns }

  package init(
    _ width: Int, _ name: String, in layout: inout ParameterLayout, overwritesInput: Bool = false
  ) {
    gamma = layout.add("\(name).gamma", rows: 1, columns: width, kind: .offset, .ones)
    beta = layout.add("\(name).beta", rows: 1, columns: width, kind: .offset, .zeros)
    runningMean = layout.add("\(name).mean", rows: 1, columns: width, kind: .state, .zeros)
    runningVariance = layout.add("\(name).variance", rows: 1, columns: width, kind: .state, .ones)
    self.overwritesInput = overwritesInput
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, gamma.name)
    let usesBatch = tape.phase == .training && x.rows > 1
    var (mean, variance) = (parameters[runningMean], parameters[runningVariance])
    if usesBatch {
      let (batchMean, batchVariance) = (tape.matrix(1, x.columns), tape.matrix(1, x.columns))
      x.columnMoments(mean: batchMean, variance: batchVariance)
      updateRunning(mean: batchMean, variance: batchVariance, rows: x.rows, parameters)
      (mean, variance) = (batchMean.readOnly, batchVariance.readOnly)
    }
    let reciprocal = tape.matrix(1, x.columns)  // 1 / √(σ² + ε)
    for c in 0..<x.columns {
      reciprocal[c] = 1 / (variance[c] + Self.epsilon).squareRoot()
    }

    let normalised = overwritesInput ? x : tape.matrix(x.rows, x.columns)  // x̂
    let y = tape.matrix(x.rows, x.columns)
    y.setBatchNorm(
      of: x, normalised: normalised, mean: mean, reciprocal: reciprocal, gamma: parameters[gamma],
      beta: parameters[beta])
    if tape.phase == .training {
      tape.push(normalised)
      tape.push(reciprocal)
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let reciprocal = tape.pop()
    let normalised = tape.pop()
    let (dgamma, dbeta) = gradients.addNorm(dy, normalised, gamma: gamma, beta: beta, &tape)
    if dy.rows == 1 {  // μ and σ² were constants: no terms through them
      dgamma.fill(with: 0)
      dbeta.fill(with: 0)
    }
    dy.passBatchNormBack(
      normalised, scale: dgamma, shift: dbeta, gamma: parameters[gamma], reciprocal: reciprocal)
    return dy
  }

  private func updateRunning(
    mean: Matrix, variance: Matrix, rows: Int, _ parameters: ParameterView
  ) {
    let unbiased = Float(rows) / Float(rows - 1)
    let (runningMean, runningVariance) = (
      parameters.writable(runningMean), parameters.writable(runningVariance)
    )
    for c in 0..<mean.columns {
      runningMean[c] += Self.momentum * (mean[c] - runningMean[c])
      runningVariance[c] += Self.momentum * (unbiased * variance[c] - runningVariance[c])
    }
  }
}
