import MartletLayers
import MartletTestSupport
import Testing

@Suite struct LossTests {
  private static let losses: [Loss] = [
    .mse, .mae, .huber(), .huber(delta: 0.3), .quantile(0.5), .quantile(0.1), .quantile(0.9),
  ]

  /// The loss of one number, from the textbook.
  private func exact(_ loss: Loss, _ forecast: Double, _ actual: Double) -> Double {
    let error = forecast - actual
    switch loss {
    case .mse: return error * error
    case .mae: return abs(error)
    case .huber(let delta):
      return abs(error) <= delta ? error * error / 2 : delta * (abs(error) - delta / 2)
    case .quantile(let q): return max(q * (actual - forecast), (q - 1) * (actual - forecast))
    }
  }

  /// The mean loss and its gradient.
  private func evaluate(
    _ loss: Loss, _ forecasts: [Float], _ actuals: [Float], rows: Int = 1
  ) -> (loss: Double, gradient: [Float]) {
    var (forecasts, actuals) = (forecasts, actuals)
    var gradient = [Float](repeating: .nan, count: forecasts.count)
    let shape = (rows, forecasts.count / rows)
    let value = withMatrix(&forecasts, shape) { forecast in
      withMatrix(&actuals, shape) { actual in
        let alone = loss.evaluate(forecast, actual)
        let together = withMatrix(&gradient, shape) {
          loss.evaluate(forecast, actual, gradient: $0)
        }
        return alone == together ? together : .nan
      }
    }
    return (value, gradient)
  }

  @Test(arguments: losses) func agreesWithTheFormula(loss: Loss) {
    var generator = SplitMix64(seed: 8)
    let forecasts = generator.floats(60, in: -2...2)
    let actuals = generator.floats(60, in: -2...2)
    let (value, gradient) = evaluate(loss, forecasts, actuals, rows: 12)
    func mean(moving moved: Int = 0, by step: Double = 0) -> Double {
      let terms = forecasts.indices.map { index in
        exact(
          loss, Double(forecasts[index]) + (index == moved ? step : 0), Double(actuals[index]))
      }
      return terms.reduce(0, +) / 60
    }
    #expect(abs(value / mean() - 1) < 1e-6)
    for index in forecasts.indices {
      let difference = (mean(moving: index, by: 1e-6) - mean(moving: index, by: -1e-6)) / 2e-6
      #expect(abs(Double(gradient[index]) - difference) < 1e-6, "\(index)")
    }
  }

  @Test(arguments: losses) func aPerfectForecastCostsNothing(loss: Loss) {
    let (value, gradient) = evaluate(loss, [1, -2, 0], [1, -2, 0])
    #expect(value == 0)
    #expect(gradient == [0, 0, 0])
  }

  @Test func knownValues() {
    #expect(evaluate(.mse, [3, 0], [1, 0]) == (2, [2, 0]))
    #expect(evaluate(.mae, [3, 0], [1, 2]) == (2, [0.5, -0.5]))
    #expect(evaluate(.huber(delta: 1), [3, 0.5], [0, 0]) == (1.3125, [0.5, 0.25]))
    #expect(evaluate(.quantile(0.75), [0, 4], [4, 0]) == (2, [-0.375, 0.125]))
  }

  /// At |e| = δ the two branches of Huber's loss meet, with one slope.
  @Test func huberIsSmooth() {
    #expect(evaluate(.huber(delta: 2), [2], [0]) == (2, [2]))
    #expect(evaluate(.huber(delta: 2), [-2], [0]) == (2, [-2]))
  }

  @Test(arguments: losses) func nonFiniteStaysSo(loss: Loss) {
    #expect(evaluate(loss, [.nan, 0], [0, 0]).loss.isNaN)
    #expect(evaluate(loss, [0, 0], [0, .nan]).loss.isNaN)
    #expect(evaluate(loss, [.infinity, 0], [0, 0]).loss == .infinity)
  }
}
