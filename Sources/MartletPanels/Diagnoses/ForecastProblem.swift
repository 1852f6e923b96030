package import MartletFiles

/// What can be wrong with a file of forecasts that were made elsewhere.
package enum ForecastProblem: Problem {
  case noForecastTime(columns: [String])
  case noCutoffColumn(columns: [String])
  case noForecastColumns(columns: [String])
  case noPointForecast(String)
  case loneEnd(String)
  case noForecastID(series: Int)
  case unknownSeries(String, nearest: String?, file: String)
  case cutoffNotBefore(time: String, cutoff: String)
  case cutoffBeforeAll(cutoff: String, first: String, series: String)
  case otherTimes(own: String, actual: String)
  case noSuchRow(time: String, series: String, file: String)
  case forecastTwice(firstLine: Int)
  case stepLeftOut(time: String, cutoff: String, step: Int)
  case mixedHorizons(steps: Int, cutoff: String, others: Int)
  case otherActual(own: Double, actual: Double, time: String, file: String)
  case notNaive(String, value: Double, last: Double)
  case notSeen(String, column: String)
  case shorterThanHorizon(Int, longest: Int)
  case nothingToScore(file: String)
}

extension ForecastProblem {
  package var message: Wording {
    switch self {
    case .noForecastTime: "no column is recognised as the time that is forecast"
    case .noCutoffColumn: "no column says from when the forecasts are"
    case .noForecastColumns: "there is no column of forecasts"
    case .noPointForecast(let label): "there is no forecast \(quoted(label)) for this column"
    case .loneEnd(let column):
      "\(quoted(column)) is one end of an interval, and the other is not there"
    case .noForecastID(let series):
      "no column says of which of the \(grouped(series)) series a forecast is"
    case .unknownSeries(let id, _, let file): "\(quoted(file)) has no series \(quoted(id))"
    case .cutoffNotBefore(let time, let cutoff):
      "the cutoff \(cutoff) is not before \(time), which is forecast"
    case .cutoffBeforeAll(let cutoff, let first, let series):
      "the cutoff \(cutoff) is before \(first), the first row of \(quoted(series))"
    case .otherTimes(let own, let actual):
      "the times are \(own), those of the actuals are \(actual)"
    case .noSuchRow(let time, let series, let file):
      "\(quoted(file)) has no row of \(time) for \(quoted(series))"
    case .forecastTwice(let line): "this forecast is also on line \(line)"
    case .stepLeftOut(let time, let cutoff, let step):
      "the forecast of \(time) from \(cutoff) is of step \(step), and a step before it is missing"
    case .mixedHorizons(let steps, let cutoff, let others):
      "there are \(counted(steps, "step")) from \(cutoff), and \(others) from another cutoff"
    case .otherActual(let own, let actual, let time, let file):
      "what happened on \(time) is \(own) here, and \(actual) in \(quoted(file))"
    case .notNaive(let column, let value, let last):
      "\(quoted(column)) is \(value) where the last value at the cutoff is \(last)"
    case .notSeen(let text, let column):
      "\(quoted(text)) is neither true nor false (column \(quoted(column)))"
    case .shorterThanHorizon(let horizon, _):
      "no cutoff has the \(counted(horizon, "step")) of the horizon"
    case .nothingToScore(let file): "no forecast has all of its horizon in \(quoted(file))"
    }
  }

  package func remedy(at location: SourceLocation?) -> Wording? {
    switch self {
    case .noForecastTime(let columns): "call it ds   (columns: \(listed(columns)))"
    case .noCutoffColumn(let columns):
      "write the time of the last row that was known into a column called cutoff   "
        + "(columns: \(listed(columns)))"
    case .noForecastColumns: "a column of numbers for each model, called as the model"
    case .noPointForecast(let label):
      "add a column \(quoted(label)) or \(quoted(label + "-median"))"
    case .loneEnd: "give both, or leave it out"
    case .noForecastID: "call it unique_id"
    case .unknownSeries(_, let nearest?, _): "did you mean \(quoted(nearest))?"
    case .unknownSeries: "leave its rows out, or give a file that has it"
    case .cutoffNotBefore:
      "a cutoff is the last time that was known; leave out rows that are no forecasts"
    case .cutoffBeforeAll: "give actuals that start earlier, or leave its rows out"
    case .otherTimes: "write both alike"
    case .noSuchRow: "leave this row out, or give the actuals that the forecasts were made of"
    case .forecastTwice: "leave one of them out"
    case .stepLeftOut:
      "the steps from a cutoff follow the rows of the actuals, the first of them on the next row"
    case .mixedHorizons(let steps, _, let others): "\(option: .horizon, min(steps, others))"
    case .otherActual: "give the actuals that the forecasts were made of, or leave the column out"
    case .notNaive: "give another name to a forecast that is not the last value"
    case .notSeen: "write true or false, 1 or 0"
    case .shorterThanHorizon(_, let longest): "\(option: .horizon, longest)"
    case .nothingToScore: "give actuals that go on for a horizon after the cutoffs"
    }
  }

  package var category: DataError.Category {
    switch self {
    case .mixedHorizons, .shorterThanHorizon: .usage
    default: .data
    }
  }
}

extension DataError {
  package init(_ problem: ForecastProblem, at location: SourceLocation? = nil) {
    self.init(problem: problem, at: location)
  }
}
