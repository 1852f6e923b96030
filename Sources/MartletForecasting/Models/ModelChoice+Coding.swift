import MartletFiles

extension ModelChoice.Candidate: Codable {
  private enum Key: CodingKey { case name, weight, error, pValue, refusal }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decode(String.self, forKey: .name)
    weight = try container.decode(ExactNumber.self, forKey: .weight).value
    error = try container.decodeIfPresent(ExactNumber.self, forKey: .error)?.value
    pValue = try container.decodeIfPresent(ExactNumber.self, forKey: .pValue)?.value
    refusal = try container.decodeIfPresent(String.self, forKey: .refusal)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(ExactNumber(weight), forKey: .weight)
    try container.encodeIfPresent(error.map(ExactNumber.init), forKey: .error)
    try container.encodeIfPresent(pValue.map(ExactNumber.init), forKey: .pValue)
    try container.encodeIfPresent(refusal, forKey: .refusal)
  }
}
