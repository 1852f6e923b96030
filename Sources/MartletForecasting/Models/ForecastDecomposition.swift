import MartletFiles
import MartletPanels

/// A forecast as a sum: ŷ = level + Σ parts, step by step.
public struct ForecastDecomposition: Sendable, Hashable {
  /// What a stack of blocks adds to the forecast.
  public struct Part: Sendable, Hashable {
    /// What it is: "trend", "seasonality".
    public let name: String
    /// What the part adds at each step of the horizon, in the units of the series.
    public let values: [Double]

    package init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// What is forecast without any part: the level of the window.
  public let level: [Double]
  /// In the order of the network.
  public let parts: [Part]

  package init(level: [Double], parts: [Part]) {
    self.level = level
    self.parts = parts
  }

  /// The mean of several, part by part, the level in front as one of them; none for no decompositions.
  package static func mean(_ all: [ForecastDecomposition]) -> [Part] {
    let rows = all.map { [Part(name: "level", values: $0.level)] + $0.parts }
    guard let first = rows.first else { return [] }
    return first.indices.map { place in
      let values = first[place].values.indices.map { step in
        rows.reduce(0) { $0 + $1[place].values[step] } / Double(rows.count)
      }
      return Part(name: first[place].name, values: values)
    }
  }
}

extension Transform {
  /// Checks that what it makes of a sum is a sum: scales, shifts and differences do.
  /// - Throws: `OptionError` for a logarithm, a power or a share.
  package func checkParts() throws(OptionError) {
    let bent = steps.first { step in
      switch step.name {
      case .log, .logReturn, .percentChange, .boxCox: true
      case .difference, .seasonalDifference, .standard, .robust, .minMax, .winsor: false
      }
    }
    guard let bent else { return }
    throw OptionError(
      option: .decomposition,
      message:
        "with \(option: .transform, .words("\(bent)")) parts of a forecast multiply and do not add up",
      hint: "\(option: .transform, .choice("none")), diff or standard")
  }
}
