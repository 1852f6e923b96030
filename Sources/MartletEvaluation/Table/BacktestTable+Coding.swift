import MartletFiles

extension BacktestRow: Codable {
  private enum Key: CodingKey {
    case series, time, cutoff, fold, step, truth, model, seed, mean, intervals, quantiles
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      series: try container.decode(String.self, forKey: .series),
      time: try container.decode(String.self, forKey: .time),
      cutoff: try container.decode(String.self, forKey: .cutoff),
      fold: try container.decode(Int.self, forKey: .fold),
      step: try container.decode(Int.self, forKey: .step),
      truth: try container.decode(ExactNumber.self, forKey: .truth).value,
      model: try container.decode(String.self, forKey: .model),
      seed: try container.decode(Int.self, forKey: .seed),
      mean: try container.decode(ExactNumber.self, forKey: .mean).value,
      intervals: try container.decode([Interval].self, forKey: .intervals),
      quantiles: try container.decode([ExactNumber].self, forKey: .quantiles).map(\.value))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(series, forKey: .series)
    try container.encode(time, forKey: .time)
    try container.encode(cutoff, forKey: .cutoff)
    try container.encode(fold, forKey: .fold)
    try container.encode(step, forKey: .step)
    try container.encode(ExactNumber(truth), forKey: .truth)
    try container.encode(model, forKey: .model)
    try container.encode(seed, forKey: .seed)
    try container.encode(ExactNumber(mean), forKey: .mean)
    try container.encode(intervals, forKey: .intervals)
    try container.encode(quantiles.map(ExactNumber.init), forKey: .quantiles)
  }
}

extension BacktestTable.Origin: Codable {
  private enum Key: CodingKey { case series, fold, last, naiveScale, naiveSquareScale, errorScale }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func number(_ key: Key) throws -> Double {
      try container.decode(ExactNumber.self, forKey: key).value
    }
    self.init(
      series: try container.decode(String.self, forKey: .series),
      fold: try container.decode(Int.self, forKey: .fold), last: try number(.last),
      naiveScale: try number(.naiveScale),
      naiveSquareScale: try number(.naiveSquareScale), errorScale: try number(.errorScale))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(series, forKey: .series)
    try container.encode(fold, forKey: .fold)
    try container.encode(ExactNumber(last), forKey: .last)
    try container.encode(ExactNumber(naiveScale), forKey: .naiveScale)
    try container.encode(ExactNumber(naiveSquareScale), forKey: .naiveSquareScale)
    try container.encode(ExactNumber(errorScale), forKey: .errorScale)
  }
}

extension Interval: Codable {
  private enum Key: CodingKey { case lower, upper }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      lower: try container.decode(ExactNumber.self, forKey: .lower).value,
      upper: try container.decode(ExactNumber.self, forKey: .upper).value)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(ExactNumber(lower), forKey: .lower)
    try container.encode(ExactNumber(upper), forKey: .upper)
  }
}
