import MartletFiles
import MartletForecasting

extension CellResult: Codable {
  private enum Key: CodingKey {
    case cell, paths, quantiles, draws, parts, fitSeconds, learningCurve, memberCurves, choice,
      failure
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(try container.decode(Cell.self, forKey: .cell))
    func numbers(_ all: [[[ExactNumber]]]) -> [[[Double]]] {
      all.map { $0.map { $0.map(\.value) } }
    }
    paths = numbers(try container.decode([[[ExactNumber]]].self, forKey: .paths))
    quantiles = try container.decodeIfPresent([[[[ExactNumber]]]].self, forKey: .quantiles)?
      .map(numbers)
    draws = try container.decodeIfPresent([[[ExactNumber]]].self, forKey: .draws).map(numbers)
    parts = try container.decodeIfPresent([ForecastDecomposition?].self, forKey: .parts)
    fitSeconds = try container.decode(Double.self, forKey: .fitSeconds)
    learningCurve = try container.decodeIfPresent(LearningCurve.self, forKey: .learningCurve)
    memberCurves =
      try container.decodeIfPresent([MemberCurve].self, forKey: .memberCurves) ?? []
    choice = try container.decodeIfPresent(ModelChoice.self, forKey: .choice)
    failure = try container.decodeIfPresent(CellError.self, forKey: .failure)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    func exact(_ all: [[[Double]]]) -> [[[ExactNumber]]] {
      all.map { $0.map { $0.map(ExactNumber.init) } }
    }
    try container.encode(cell, forKey: .cell)
    try container.encode(exact(paths), forKey: .paths)
    try container.encodeIfPresent(quantiles?.map(exact), forKey: .quantiles)
    try container.encodeIfPresent(draws.map(exact), forKey: .draws)
    try container.encodeIfPresent(parts, forKey: .parts)
    try container.encode(fitSeconds, forKey: .fitSeconds)
    try container.encodeIfPresent(learningCurve, forKey: .learningCurve)
    if !memberCurves.isEmpty { try container.encode(memberCurves, forKey: .memberCurves) }
    try container.encodeIfPresent(choice, forKey: .choice)
    try container.encodeIfPresent(failure, forKey: .failure)
  }
}
