public import MartletFiles

/// Values from which a model cannot learn, or cannot forecast.
public enum ModelError: Diagnosis, Sendable, Hashable {
  /// A value that is no finite number, at a time.
  case valueNotFinite(time: String)
  /// A forecast that is no finite number.
  case forecastNotFinite
  /// A forecast from a time that is beyond everything known before by orders of magnitude.
  case forecastAbsurd(value: Double, step: Int, time: String, largest: Double)
  /// A value of 0 or below, and a model that multiplies.
  case needsPositiveValues(model: String, value: Double)
  /// A value below 0, and a model of demand.
  case needsNoNegativeValues(model: String, value: Double)
  /// Fewer rows than the model has to be fitted on.
  case tooFewRows(model: String, rows: Int, needed: Int)
  /// A season of one row, and a model with a season.
  case needsSeason(model: String)
  /// Values that are all the same, and a model of how they vary.
  case constant(model: String)
  /// A value that is too large for a network beside those around it.
  case beyondNetworks(column: String, value: Double, time: String)
  /// A model that is to be judged by quantiles of its own, and has not all of them.
  case noQuantiles(model: String)
  /// A member of an ensemble whose training went wrong.
  case didNotLearn(model: String, reason: String)

  public var what: Wording {
    switch self {
    case .valueNotFinite(let time): "the value at \(time) is not a finite number"
    case .forecastNotFinite: "the forecast is not a finite number"
    case .forecastAbsurd(let value, let step, let time, let largest):
      "the forecast ran away: \(value) at step \(step) after \(time), where no value known is beyond "
        + "\(largest)"
    case .needsPositiveValues(let model, let value):
      "\(model) needs values above 0, one is \(value)"
    case .needsNoNegativeValues(let model, let value):
      "\(model) needs values from 0, one is \(value)"
    case .tooFewRows(let model, let rows, let needed):
      "\(model) needs \(needed) rows to learn from, there are \(rows)"
    case .needsSeason(let model): "\(model) has a season, and the rows have none"
    case .constant(let model): "\(model) needs values that vary"
    case .beyondNetworks(let column, let value, let time):
      "'\(column)' holds \(value) at \(time), beyond what a network's numbers hold after scaling"
    case .noQuantiles(let model):
      "\(model) says nothing of its own of the quantiles that \(option: .metric) scores"
    case .didNotLearn(let model, let reason): "\(model): \(reason)"
    }
  }

  public var remedy: Wording? {
    switch self {
    case .valueNotFinite: "\(option: .missing, .choice("forward-fill")), or drop the rows"
    case .forecastNotFinite: "\(option: .transform, .choice("none")), or another model"
    case .forecastAbsurd: "another model, or other options of it"
    case .needsPositiveValues: "take an additive form, or another model"
    case .needsNoNegativeValues: "take a model that is not for demand, such as ses"
    case .tooFewRows: "take fewer folds (\(option: .nWindows)), or another model"
    case .needsSeason: "\(option: .season) with the rows in a season"
    case .constant: "leave the series out, or take another model"
    case .beyondNetworks:
      "correct the value, write the column in larger units, or take a model that is no network, such "
        + "as theta"
    case .noQuantiles:
      "\(option: .intervals, .choice("scaled")) makes them of past errors, and networks say them with "
        + "\(option: .loss, .choice("gaussian")), student-t or quantiles/.1/.5/.9"
    case .didNotLearn: "lower \(option: .learningRate), or take another model"
    }
  }

  public var category: DataError.Category { .data }

  /// What is wrong alone: whoever fits a model says which, and adds the remedy.
  public var line: Wording { what }

  /// The same of values that were divided by a scale, in their own units.
  package func times(_ scale: Double) -> ModelError {
    switch self {
    case .needsPositiveValues(let model, let value):
      .needsPositiveValues(model: model, value: value * scale)
    case .needsNoNegativeValues(let model, let value):
      .needsNoNegativeValues(model: model, value: value * scale)
    default: self
    }
  }
}

extension [Double] {
  /// The numbers of a forecast, all of which are finite.
  package func finite() throws(ModelError) -> [Double] {
    guard allSatisfy(\.isFinite) else { throw .forecastNotFinite }
    return self
  }
}
