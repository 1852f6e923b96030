import MartletFiles

extension ForecastDecomposition: Codable {
  private enum Key: CodingKey { case level, parts }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      level: try container.decode([ExactNumber].self, forKey: .level).map(\.value),
      parts: try container.decode([Part].self, forKey: .parts))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(level.map(ExactNumber.init), forKey: .level)
    try container.encode(parts, forKey: .parts)
  }
}

extension ForecastDecomposition.Part: Codable {
  private enum Key: CodingKey { case name, values }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      values: try container.decode([ExactNumber].self, forKey: .values).map(\.value))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(values.map(ExactNumber.init), forKey: .values)
  }
}
