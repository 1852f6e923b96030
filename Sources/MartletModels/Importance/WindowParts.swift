import MartletForecasting
import MartletPanels

/// What the numbers of a row are: which columns, which lags.
struct WindowParts {
  /// L
  let lookback: Int
  /// The target, past covariates, covariates known ahead and static ones, with their places.
  let columns: [(name: String, places: [Range<Int>])]
  /// Where the target and each past covariate start.
  private let starts: [Int]

  init(of panel: AsOfPanel, _ task: ForecastTask) {
    let shape = NetworkShape(of: panel, task)
    let length = shape.lookback
    lookback = length
    starts = (0...shape.pastCovariates).map { $0 * length }
    guard let history = panel.histories.first else {
      columns = []
      return
    }
    let ahead = length + shape.horizon
    columns =
      [(history.targetName, [shape.target])]
      + history.pastCovariates.enumerated().map { index, covariate in
        let start = shape.past.lowerBound + index * length
        return (covariate.name, [start..<start + length])
      }
      + history.futureCovariates.enumerated().map { index, covariate in
        let start = shape.future.lowerBound + index * ahead
        return (covariate.name, [start..<start + ahead])
      }
      + history.staticCovariates.enumerated().map { index, covariate in
        let start = shape.statics.lowerBound + index
        return (covariate.name, [start..<start + 1])
      }
  }

  /// 1, 2 to 3, 4 to 7 and so on, the last as long as there are lags.
  var blocks: [ClosedRange<Int>] {
    sequence(first: 1) { $0 * 2 }.prefix { $0 <= lookback }.map { $0...min(2 * $0 - 1, lookback) }
  }

  /// Where some lags of the target and of all past covariates are; lag 1 is the newest value.
  func lags(_ lags: ClosedRange<Int>) -> [Range<Int>] {
    starts.map { $0 + lookback - lags.upperBound..<$0 + lookback - lags.lowerBound + 1 }
  }
}
