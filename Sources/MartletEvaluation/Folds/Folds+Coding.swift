extension Folds.Window: Codable {
  /// Reads `"expanding"`, or the rows of a rolling window.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let rows = try? container.decode(Int.self) {
      self = .rolling(rows)
      return
    }
    guard try container.decode(String.self) == "expanding" else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a window is \"expanding\" or a number of rows")
    }
    self = .expanding
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .expanding: try container.encode("expanding")
    case .rolling(let rows): try container.encode(rows)
    }
  }
}

extension Folds.Refit: Codable {
  /// Reads `true` for every fold, `false` for none but the first, or a number of folds.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let isEvery = try? container.decode(Bool.self) {
      self = isEvery ? .everyFold : .never
      return
    }
    self = .every(try container.decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .everyFold: try container.encode(true)
    case .never: try container.encode(false)
    case .every(let folds): try container.encode(folds)
    }
  }
}
