import MartletLayers
import MartletNumerics
import MartletTestSupport
import Testing

@Suite struct BatchNormTests {
  /// One batch norm with its parameters, running statistics included.
  private struct Fixture {
    let layer: BatchNorm
    var parameters: Parameters

    init(_ width: Int) {
      var layout = ParameterLayout()
      layer = BatchNorm(width, "norm", in: &layout)
      parameters = layout.initialized(seed: 1)
    }

    var running: (mean: [Float], variance: [Float]) {
      (parameters[layer.runningMean], parameters[layer.runningVariance])
    }

    mutating func forward(_ x: [Float], rows: Int, _ phase: Tape.Phase) -> [Float] {
      var x = x
      var tape = Tape(phase: phase)
      return withMatrix(&x, (rows, x.count / rows)) { x in
        parameters.withView { layer.forward(x, $0, &tape).values }
      }
    }
  }

  @Test("In training batch norm gives each column mean 0 and variance 1")
  func trainingStandardisesColumns() {
    var fixture = Fixture(3)
    var generator = SplitMix64(seed: 1)
    let x = generator.floats(300, in: -1...1).enumerated().map { index, value in
      [Float(1000), -5, 0][index % 3] + [Float(20), 0.1, 3][index % 3] * value
    }
    let y = fixture.forward(x, rows: 100, .training)
    for column in 0..<3 {
      let values = (0..<100).map { Double(y[3 * $0 + column]) }
      let mean = values.reduce(0, +) / 100
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100
      #expect(abs(mean) < 1e-4)
      #expect(abs(variance - 1) < 5e-3)  // ε is 0.3 % of the smallest variance, 0.1² / 3
    }
  }

  @Test("Running statistics move a tenth towards a batch's mean and unbiased variance")
  func runningStatisticsMoveATenth() {
    var fixture = Fixture(2)
    _ = fixture.forward([1, 10, 3, 20, 8, 60], rows: 3, .training)
    #expect(close(fixture.running.mean, [0.1 * 4, 0.1 * 30]))
    #expect(close(fixture.running.variance, [0.9 + 0.1 * 13, 0.9 + 0.1 * 700]))
    _ = fixture.forward([0, 0, 2, 2], rows: 2, .training)
    #expect(close(fixture.running.mean, [0.9 * 0.4 + 0.1, 0.9 * 3 + 0.1]))
    #expect(close(fixture.running.variance, [0.9 * 2.2 + 0.2, 0.9 * 70.9 + 0.2]))
  }

  @Test("In inference batch norm uses the running statistics and does not change them")
  func inferenceUsesAndKeepsTheRunningStatistics() {
    var fixture = Fixture(2)
    fixture.parameters[fixture.layer.runningMean] = [1, -1]
    fixture.parameters[fixture.layer.runningVariance] = [4, 0.25]
    let before = fixture.parameters
    #expect(close(fixture.forward([3, 0, -1, -1], rows: 2, .inference), [1, 2, -1, 0], 1e-4))
    #expect(fixture.parameters == before)
  }

  @Test("A training batch of one row is normalised as in inference and moves no statistics")
  func aBatchOfOne() {
    var fixture = Fixture(2)
    fixture.parameters[fixture.layer.runningMean] = [1, -1]
    fixture.parameters[fixture.layer.runningVariance] = [4, 0.25]
    let before = fixture.parameters
    let inference = fixture.forward([3, 0], rows: 1, .inference)
    #expect(fixture.forward([3, 0], rows: 1, .training) == inference)
    #expect(fixture.parameters == before)
  }

  @Test("Batch norm of a constant column gives its shift β") func aConstantColumnGivesTheShift() {
    var fixture = Fixture(2)
    fixture.parameters[fixture.layer.beta] = [0.5, -2]
    let y = fixture.forward([7, 1, 7, 1, 7, 1], rows: 3, .training)
    #expect(y == [0.5, -2, 0.5, -2, 0.5, -2])
  }

  /// σ = 0: the batch's mean still moves with x, so dx = γ / √ε (dy − mean of dy).
  @Test("Batch norm's gradient of a constant column is γ / √ε times the centred dy")
  func theGradientOfAConstantColumn() {
    var fixture = Fixture(1)
    fixture.parameters[fixture.layer.gamma] = [2]
    var (x, dy): ([Float], [Float]) = ([7, 7, 7, 7], [1, 2, 3, 6])
    var gradient = Parameters(layout: fixture.parameters.layout)
    var tape = Tape(phase: .training)
    let dx = withMatrix(&x, (4, 1)) { x in
      withMatrix(&dy, (4, 1)) { dy in
        fixture.parameters.withView { view in
          gradient.values.withMatrix { open in
            _ = fixture.layer.forward(x, view, &tape)
            let views = GradientView(open, keep: 0)
            return fixture.layer.backward(dy, view, views, &tape).values
          }
        }
      }
    }
    let factor = 2 / BatchNorm.epsilon.squareRoot()
    #expect(close(dx, [-2 * factor, -factor, 0, 3 * factor]))
    #expect(gradient[fixture.layer.gamma] == [0])
    #expect(gradient[fixture.layer.beta] == [12])
  }

  private func close(_ values: [Float], _ expected: [Float], _ tolerance: Float = 1e-6) -> Bool {
    values.count == expected.count
      && zip(values, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
  }
}
