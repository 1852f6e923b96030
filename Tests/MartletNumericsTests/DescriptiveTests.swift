import MartletNumerics
import MartletTestSupport
import Testing

@Suite struct DescriptiveTests {
  @Test("The mean of no value and the deviation of one value are NaN") func ofFewValues() {
    #expect(Descriptive.mean([]).isNaN)
    #expect(Descriptive.median([]).isNaN)
    #expect(Descriptive.mean([3]) == 3)
    #expect(Descriptive.median([3]) == 3)
    #expect(Descriptive.standardDeviation([3]).isNaN)
    #expect(Descriptive.standardDeviation([1, 3]) == 2.0.squareRoot())
  }

  @Test("The standard deviation of values near a billion is exact")
  func standardDeviationSurvivesALargeMean() {
    #expect(
      Descriptive.standardDeviation([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]) == 30.0.squareRoot())
  }

  /// `quantile(c(15, 20, 35, 40, 50), p)` in R.
  @Test(
    "Quantiles of five values are those of type 7 in R",
    arguments: [(0, 15), (0.05, 16), (0.3, 23), (0.5, 35), (0.75, 40), (1, 50)])
  func quantileIsType7(probability: Double, expected: Double) {
    #expect(isClose(Descriptive.quantile([40, 15, 50, 35, 20], probability), expected))
  }

  @Test("The median of two minus infinities, 0 and 1 is minus infinity")
  func quantileOfInfiniteValues() {
    let values: [Double] = [-.infinity, -.infinity, 0, 1]
    #expect(Descriptive.quantile(values, 0) == -.infinity)
    #expect(Descriptive.quantile(values, 0.5) == -.infinity)
    #expect(Descriptive.quantile(values, 1) == 1)
  }

  /// `acf(c(1, 3, 2, 5, 4), type = "covariance")` in R.
  @Test("Autocovariances of five values are those of R's acf") func autocovariance() {
    let values: [Double] = [1, 3, 2, 5, 4]
    #expect(isClose(Descriptive.autocovariance(values, lag: 0), 2))
    #expect(isClose(Descriptive.autocovariance(values, lag: 1), 0.2 * (0 + 0 - 2 + 2)))
    #expect(isClose(Descriptive.autocovariance(values, lag: 2), 0.2 * (2 + 0 - 1)))
    #expect(isClose(Descriptive.autocovariance(values, lag: 4), 0.2 * -2))
  }
}
