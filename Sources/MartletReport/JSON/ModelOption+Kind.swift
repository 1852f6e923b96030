package import MartletForecasting

extension ModelOption<ForecastTask> {
  /// How an option is given.
  package enum Kind {
    /// With a value.
    case value
    /// By its name, where it is off otherwise.
    case flag
    /// By its name or by `no-` and its name, where it is on otherwise.
    case pair
  }

  /// How the option is given on the command line.
  package var kind: Kind {
    guard case .flag = domain else { return .value }
    return text(ForecastTask(horizon: 1)) == "true" ? .pair : .flag
  }
}
