import MartletEvaluation
import MartletTestSupport
import Testing

@Suite struct MetricsTests {
  @Test("Every metric agrees with its reference implementation", arguments: metricsGoldens)
  func agreesWithOracles(_ golden: MetricsGolden) {
    let (y, f) = (golden.actual, golden.forecast)
    let (lower, upper) = (golden.lower, golden.upper)
    let scale = maseScale(golden.history, seasonLength: golden.seasonLength)
    #expect(isClose(mae(y, f), golden.mae))
    #expect(isClose(rmse(y, f), golden.rmse))
    #expect(isClose(mape(y, f), golden.mape))
    #expect(isClose(smape(y, f), golden.smape))
    #expect(isClose(scale, golden.maseScale))
    #expect(isClose(mase(y, f, scale: scale), golden.mase))
    #expect(isClose(outOfSampleR2(y, f, naive: golden.naive), golden.outOfSampleR2))
    let squares = { (values: [Double]) in values.map { $0 * $0 } }
    #expect(isClose(qlike(squares(y), squares(f)), golden.qlike))
    #expect(isClose(directionalAccuracy(y, f, last: golden.last), golden.directionalAccuracy))
    #expect(isClose(coverage(y, lower: lower, upper: upper), golden.coverage))
    #expect(isClose(meanWidth(lower: lower, upper: upper), golden.meanWidth))
    #expect(
      isClose(
        winklerScore(y, lower: lower, upper: upper, level: golden.level), golden.winklerScore))
    #expect(isClose(pinballLoss(y, f, level: golden.level), golden.pinballLoss))
  }

  @Test("Metrics of a few numbers are those computed by hand") func byHand() {
    #expect(mae([1, 2, 4], [1, 4, 1]) == 5.0 / 3)
    #expect(rmse([0, 0], [3, 4]) == 12.5.squareRoot())
    #expect(mape([2, -4], [1, -6]) == 50)
    #expect(smape([1, 0], [3, 5]) == 150)
    #expect(maseScale([1, 4, 2, 8], seasonLength: 2) == 2.5)
    #expect(outOfSampleR2([1, 2], [2, 2], naive: [0, 1]) == 0.5)
    #expect(wape([2, -6], [1, -3]) == 50)
    #expect(rmsse([1, 1], [4, 5], scale: 12.5.squareRoot()) == 1)
    #expect(rmsseScale([1, 4, 2, 8], seasonLength: 2) == 8.5.squareRoot())
    #expect(bias([1, 2], [4, 1]) == 1)
    #expect(relativeMAE([1, 2], [2, 2], naive: [0, 1]) == 0.5)
    #expect(theilU2([4, 8], [3, 10], last: [2, 4]) == (0.5 / 2).squareRoot())
    #expect(owa(smape: 3, mase: 1, benchmark: (6, 0.5)) == 1.25)
    #expect(winklerScore([0, 5, 11], lower: [1, 1, 1], upper: [9, 9, 9], level: 0.5) == 12)
  }

  @Test("Ratios with a zero or vanishing denominator are 0, left out or NaN")
  func zeroDenominators() {
    #expect(mape([0, 10], [7, 11]) == 10)
    #expect(mape([0, 0], [1, 0]).isNaN)
    #expect(smape([0, 0], [0, 3]) == 100)
    #expect(smape([0], [0]) == 0)
    #expect(maseScale([3, 3, 3], seasonLength: 1) == 0)
    #expect(mase([1], [2], scale: 0).isNaN)
    #expect(mase([1], [1], scale: 0).isNaN)
    #expect(maseScale([1, 2], seasonLength: 2).isNaN)
    #expect(outOfSampleR2([1], [2], naive: [1]).isNaN)
    #expect(outOfSampleR2([1], [1e300], naive: [1 + 1e-15]).isNaN)
    #expect(mape([.leastNonzeroMagnitude], [1e300]).isNaN)
    #expect(mase([1], [1e300], scale: .leastNonzeroMagnitude).isNaN)
    #expect(outOfSampleR2([1], [1], naive: [1]).isNaN)
    #expect(wape([0, 0], [1, 2]).isNaN && wape([0, 0], [0, 0]).isNaN)
    #expect(rmsse([1], [2], scale: 0).isNaN && rmsse([1], [1], scale: 0).isNaN)
    #expect(rmsseScale([3, 3, 3], seasonLength: 1) == 0)
    #expect(rmsseScale([1, 2], seasonLength: 2).isNaN)
    #expect(relativeMAE([1], [2], naive: [1]).isNaN)
    // A last value of 0 has no relative change; without any there is none.
    #expect(theilU2([4, 8], [9, 10], last: [0, 4]) == 0.5)
    #expect(theilU2([4], [5], last: [0]).isNaN && theilU2([4], [5], last: [.nan]).isNaN)
    #expect(theilU2([4], [5], last: [4]).isNaN)
    #expect(owa(smape: 1, mase: 1, benchmark: (0, 1)).isNaN)
    #expect(owa(smape: 1, mase: 1, benchmark: (1, 0)).isNaN)
  }

  @Test("QLIKE leaves out a measured variance of 0, and is infinite for forecasts of 0")
  func varianceForecasts() {
    #expect(qlike([2, 2], [2, 2]) == 0)
    #expect(qlike([0, 2], [5, 2]) == 0)
    #expect(qlike([0, 0], [1, 2]).isNaN)
    #expect(qlike([1, 1], [1, 0]) == .infinity)
    #expect(qlike([1], [-1]) == .infinity)
    #expect(qlike([1], [0.5]) > 2 * qlike([1], [2]) - 0.1)
    #expect(isClose(qlike([4e150], [2e150]), qlike([4], [2])))
    #expect(qlike([], []).isNaN && qlike([.nan, 1], [1, 1]).isNaN && qlike([1], [.nan]).isNaN)
  }

  @Test("Metrics of no points are NaN") func noPointsGiveNaN() {
    for value in [
      mae([], []), rmse([], []), mape([], []), smape([], []), mase([], [], scale: 1),
      outOfSampleR2([], [], naive: []), directionalAccuracy([], [], last: []),
      coverage([], lower: [], upper: []), meanWidth(lower: [], upper: []),
      winklerScore([], lower: [], upper: [], level: 0.8), wape([], []), bias([], []),
      rmsse([], [], scale: 1), relativeMAE([], [], naive: []), theilU2([], [], last: []),
    ] {
      #expect(value.isNaN)
    }
  }

  @Test("A NaN makes the metric NaN, and counts as outside an interval")
  func nanIsNeverSwallowed() {
    for (y, f) in [([1, .nan], [1, 2]), ([1, 2], [1, .nan])] as [([Double], [Double])] {
      #expect(mae(y, f).isNaN)
      #expect(rmse(y, f).isNaN)
      #expect(mape(y, f).isNaN)
      #expect(smape(y, f).isNaN)
      #expect(outOfSampleR2(y, f, naive: [0, 0]).isNaN)
      #expect(wape(y, f).isNaN && bias(y, f).isNaN && rmsse(y, f, scale: 1).isNaN)
      #expect(relativeMAE(y, f, naive: [0, 0]).isNaN && theilU2(y, f, last: [1, 1]).isNaN)
    }
    #expect(winklerScore([.nan], lower: [0], upper: [1], level: 0.8).isNaN)
    #expect(coverage([.nan, 1], lower: [0, 0], upper: [1, 1]) == 0.5)
  }

  @Test("Directional accuracy is the share of moves forecast the right way") func direction() {
    // Right, wrong way, said no move, did not move (left out), right.
    let last: [Double] = [1, 1, 1, 1, 5]
    #expect(directionalAccuracy([2, 2, 2, 1, 4], [9, 0, 1, 7, 3], last: last) == 0.5)
    #expect(directionalAccuracy([2, 0, 1], [1, 1, 1], last: 1).isNaN)
    #expect(directionalAccuracy([1, 1], [2, 0], last: 1).isNaN)
    #expect(directionalAccuracy([2, 0, 3], [1, 1, 0], last: 1) == 0)
  }

  @Test("A value on the end of an interval counts as inside") func intervalEndsAreInside() {
    #expect(coverage([1, 3, 0.9, 3.1], lower: [1, 1, 1, 1], upper: [3, 3, 3, 3]) == 0.5)
  }

  @Test(
    "Metrics keep their symmetries under shift, scale and order",
    arguments: 1...5 as ClosedRange<UInt64>)
  func invariances(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let n = 50
    let y = generator.bell(count: n)
    let f = generator.bell(count: n)
    let naive = generator.bell(count: n)
    let last = generator.bell(count: n)
    let shift = { (values: [Double]) in values.map { $0 + 16 } }
    let scale = { (values: [Double]) in values.map { $0 * -4 } }
    let order = (0..<n).shuffled(using: &generator)
    let permute = { (values: [Double]) in order.map { values[$0] } }
    let close = { (a: Double, b: Double) in isClose(a, b, relative: 1e-11) }

    #expect(close(mae(shift(y), shift(f)), mae(y, f)))
    #expect(close(mae(scale(y), scale(f)), 4 * mae(y, f)))
    #expect(close(mae(permute(y), permute(f)), mae(y, f)))
    #expect(mae(f, y) == mae(y, f))
    #expect(close(rmse(scale(y), scale(f)), 4 * rmse(y, f)))
    #expect(rmse(y, f) >= mae(y, f))
    #expect(close(mape(scale(y), scale(f)), mape(y, f)))
    #expect(close(smape(scale(y), scale(f)), smape(y, f)))
    #expect(smape(y, f) == smape(f, y))
    #expect((0...200).contains(smape(y, f)))
    #expect(
      close(
        outOfSampleR2(scale(shift(y)), scale(shift(f)), naive: scale(shift(naive))),
        outOfSampleR2(y, f, naive: naive)))
    #expect(outOfSampleR2(y, naive, naive: naive) == 0)
    #expect(outOfSampleR2(y, y, naive: naive) == 1)
    let accuracy = directionalAccuracy(y, f, last: last)
    #expect(directionalAccuracy(scale(y), scale(f), last: scale(last)) == accuracy)
    #expect(directionalAccuracy(permute(y), permute(f), last: permute(last)) == accuracy)
    let opposite = zip(f, last).map { 2 * $1 - $0 }
    #expect(close(directionalAccuracy(y, opposite, last: last), 1 - accuracy))

    // The seasonal naive forecast has MASE 1 on its own history.
    for season in [1, 4, 12] {
      let scale = maseScale(y, seasonLength: season)
      #expect(mase(Array(y[season...]), Array(y[..<(n - season)]), scale: scale) == 1)
    }
  }
}
