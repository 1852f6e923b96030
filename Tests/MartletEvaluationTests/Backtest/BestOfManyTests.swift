import MartletEvaluation
import MartletForecasting
import MartletNumerics
import MartletTestSupport
import Testing

/// What long evaluations say beside the verdict.
struct BestOfManyTests {
  private let values = walk(140, seed: 3)

  /// Folds of one step; each model has so large a share of naive's error, with some variation.
  private func made(_ shares: [Double], folds: Int = 48, of values: [Double]? = nil)
    -> BacktestResult
  {
    let values = values ?? self.values
    let backtest = Backtest(horizon: 1, folds: Folds(count: folds), seeds: 1)
    let first = values.count - folds
    return result(
      panel(values), backtest,
      shares.enumerated().map { place, share in
        let wobble = noise(folds, seed: UInt64(place))
        return (
          "M\(place)",
          [
            [
              (0..<folds).map { fold in
                let (y, last) = (values[first + fold], values[first + fold - 1])
                return [y + (last - y) * (share + 0.2 * wobble[fold])]
              }
            ]
          ]
        )
      })
  }

  @Test("The confidence set holds the best and what is like it, and not what is clearly worse")
  func set() throws {
    let best = try #require(made([0.3, 0.31, 0.9]).bestOfMany)
    #expect(best.set == [1, 2])
    #expect(best.confidence.max() == 1)
    #expect(try #require(best.ability).pValue < 0.01)
  }

  @Test("Where no model is better than naive, the best of all is not")
  func noAbility() throws {
    let best = try #require(made([1.3, 1.4, 1.2]).bestOfMany)
    #expect(try #require(best.ability).pValue > 0.2)
    #expect(best.set == [0])
  }

  @Test("Fewer than 40 folds, and one model beside naive, have no best of many")
  func tooFew() {
    #expect(made([0.5, 0.6], folds: 39).bestOfMany == nil)
    #expect(made([0.5]).bestOfMany == nil)
  }

  /// The forecast has the sign of what comes, and twice its size.
  @Test("Other questions see a right direction, changes that are too large, and what lasts")
  func others() throws {
    let steps = noise(139, seed: 9)
    let level = steps.reduce(into: [100.0]) { $0.append(($0.last ?? 0) + $1) }
    let questions = try #require(made([-1], of: level).otherQuestions(model: 1))
    #expect(try #require(questions.direction).share > 0.95)
    #expect(try #require(questions.direction).pValue < 0.001)
    #expect(try #require(questions.beyondLastValue).pValue < 0.001)
    let bias = try #require(questions.bias)
    #expect((0.4...0.6).contains(bias.slope) && bias.pValue < 0.001)
    #expect(try #require(questions.fluctuation).window == 14)
  }

  @Test("Other questions are of one series and of ten folds at least")
  func othersOfFew() {
    #expect(made([0.5], folds: 9).otherQuestions(model: 1) == nil)
    #expect(made([0.5], folds: 10).otherQuestions(model: 1) != nil)
    let backtest = Backtest(horizon: 1, folds: Folds(count: 12), seeds: 1)
    let paths = [[Double]](repeating: [1], count: 12)
    let two = result(panel(values, walk(140, seed: 4)), backtest, [("M", [[paths, paths]])])
    #expect(two.otherQuestions(model: 1) == nil)
  }

  @Test("A mean so far leaves out what came after it, and rows that were filled")
  func expandingMean() throws {
    let calm = [Double](repeating: 5, count: 100)
    let jump = calm + noise(40, seed: 2).map { 50 + $0 }
    // The model is the truth: beyond the mean there is much, as the mean has not seen the jump.
    let questions = try #require(made([0], folds: 38, of: jump).otherQuestions(model: 1))
    #expect(try #require(questions.beyondMean).statistic > 5)
  }
}
