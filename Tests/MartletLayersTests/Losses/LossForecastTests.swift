import MartletLayers
import MartletNumerics
import MartletTestSupport
import RealModule
import Testing

@Suite struct LossForecastTests {
  /// Two targets, block by block.
  private static let row: [Float] = [1, 2, -0.5, 3, 0.25, 40]

  @Test("A loss's point forecast is its median, its location, or the level trained nearest")
  func thePointIsTheMiddle() {
    #expect(Loss.mse.point(of: [1, 2]) == [1, 2])
    #expect(Loss.quantile(0.9).point(of: [1, 2]) == [1, 2])
    #expect(Loss.quantiles([0.1, 0.5, 0.9]).point(of: Self.row) == [1, 2])
    #expect(Loss.quantiles([0.1, 0.9]).point(of: [1, 2, 3, 4]) == [1, 2])
    #expect(Loss.gaussian.point(of: [1, 2, 3, 4]) == [1, 2])
    #expect(Loss.studentT().point(of: Self.row) == [1, 2])
  }

  @Test("Wherever a loss gives a median it equals the point forecast", arguments: Loss.examples)
  func theMedianIsThePoint(loss: Loss) {
    var generator = SplitMix64(seed: 4)
    let row = generator.floats(5 * loss.outputsPerTarget, in: -3...3)
    // Between the two levels of `quantiles([0.1, 0.9])` the forecast is still the lower one.
    guard loss != .quantiles([0.1, 0.9]), let median = loss.quantile(0.5, of: row) else { return }
    #expect(median == loss.point(of: row))
  }

  @Test("A loss gives no quantile of a level outside of what was trained")
  func onlyWhatWasTrainedIsKnown() {
    for loss in Loss.examples.prefix(8) { #expect(loss.quantile(0.5, of: [1]) == nil) }
    #expect(Loss.quantile(0.9).quantile(0.9, of: [1]) == [1])
    #expect(Loss.quantile(0.9).quantile(0.8, of: [1]) == nil)
    #expect(Loss.quantiles([0.1, 0.9]).quantile(0.05, of: [1, 2]) == nil)
    #expect(Loss.quantiles([0.1, 0.9]).quantile(0.95, of: [1, 2]) == nil)
  }

  @Test(
    "A quantile between two trained levels is interpolated linearly",
    arguments: [0.1, 0.15, 0.2, 0.4, 0.5, 0.65, 0.7])
  func betweenTwoLevels(level: Double) throws {
    let levels = [0.1, 0.2, 0.5, 0.7]
    let exact = Loss.exactQuantiles([0.25, 1, -2, 0.5])
    let above = try #require(levels.firstIndex { $0 >= level })
    let below = max(above - 1, 0)
    let weight = above == below ? 0 : (level - levels[below]) / (levels[above] - levels[below])
    let expected = exact[below] + weight * (exact[above] - exact[below])
    let value = try #require(Loss.quantiles(levels).quantile(level, of: [0.25, 1, -2, 0.5]))
    #expect(abs(value[0] - expected) < 1e-12)
  }

  @Test("Trained quantiles are those of the exact link function of the raw outputs")
  func quantilesFollowTheLink() throws {
    let levels = [0.05, 0.2, 0.5, 0.7, 0.99]
    let raw: [Float] = [0.7, 0.3, -2, 5, -1]
    let exact = Loss.exactQuantiles(raw.map { Double($0) })
    for (level, exact) in zip(levels, exact) {
      let value = try #require(Loss.quantiles(levels).quantile(level, of: raw))
      #expect(abs(value[0] - exact) < 1e-12)
    }
  }

  /// Whatever a network puts out, up to the ends of single precision.
  @Test(
    "Quantiles of raw outputs of any size are finite and never cross",
    arguments: [Float(0.001), 1, 100, 1e10, 1e30, 1e38])
  func quantilesNeverCross(size: Float) throws {
    var generator = SplitMix64(seed: 5)
    for count in 1...9 {
      let levels = (1...count).map { Double($0) / Double(count + 1) }
      let losses: [Loss] = [
        .quantiles(levels), .gaussian, .studentT(), .studentT(degreesOfFreedom: 3),
      ]
      for loss in losses {
        let row = generator.floats(20 * loss.outputsPerTarget, in: -size...size)
        let values = try levels.map { try #require(loss.quantile($0, of: row)) }
        #expect(values.joined().allSatisfy { $0.isFinite })
        for (lower, upper) in zip(values, values.dropFirst()) {
          #expect(zip(lower, upper).allSatisfy { $0 <= $1 })
        }
      }
    }
  }

  /// The share of the density below a quantile, by adding up slices of exp(−loss).
  @Test(
    "The density of a likelihood loss below its quantile integrates to the level",
    arguments: [Loss.gaussian, .studentT(), .studentT(degreesOfFreedom: 5)], [0.1, 0.8])
  func quantilesAreThoseOfTheLikelihood(loss: Loss, level: Double) throws {
    let raw: [Float] = [0.5, 0.3, 2]
    let row = Array(raw.prefix(loss.outputsPerTarget))
    let quantile = try #require(loss.quantile(level, of: row))[0]
    let outputs = DoubleMatrix(1, row.count, row)
    let slice = 0.01
    let share = stride(from: -100 + slice / 2, to: quantile, by: slice).reduce(0) { sum, y in
      let nothing = DoubleMatrix(1, 1)
      return sum + slice * Double.exp(-loss.exact(outputs, DoubleMatrix(1, 1, [y]), past: nothing))
    }
    #expect(abs(share - level) < 5e-3)
  }

  @Test("A NaN output gives a NaN quantile") func nonFiniteOutputsGiveNoNumber() {
    for loss in [Loss.gaussian, .studentT(), .quantiles([0.1, 0.5, 0.9])] {
      let row = [Float](repeating: .nan, count: loss.outputsPerTarget)
      #expect(loss.quantile(0.9, of: row).map { $0[0].isNaN } == true)
    }
  }
}
