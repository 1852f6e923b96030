/// A way in which a network can be ill, and how to see it.
protocol Rule: Sendable {
  /// Its number, which stays.
  var number: String { get }
  /// The part of the examination that it belongs to.
  var part: DoctorPart { get }
  /// What has to be measured for it.
  var needs: Set<Measure> { get }

  /// What it finds; nothing where all is well, or where it cannot say.
  func findings(in examination: Examination) -> [Finding]
}

/// What can be measured of a network.
enum Measure: Sendable, Hashable {
  /// The rows and the windows.
  case rows
  /// The network at its first step.
  case start
  /// How it learns a few windows by heart.
  case memory
  /// The range test of the learning rate.
  case range
  /// A whole training, and forecasts of windows that were held out.
  case training
}

extension Rule {
  /// A finding of this rule.
  ///
  /// - Parameter readings: One for each seed.
  /// - Returns: Nil where no more than half of the readings are ill.
  func finding(
    _ title: String, _ readings: [Reading], meaning: String, advice: String,
    _ remedy: [OptionChange] = [],
    measured: (_ severity: Severity, _ value: Double) -> Measurement
  ) -> [Finding] {
    guard let found = readings.majority else { return [] }
    return [
      Finding(
        number: number, severity: found.severity, part: part, title: title,
        measurement: measured(found.severity, found.value), meaning: meaning, advice: advice,
        remedy: remedy, seen: found.seen, seeds: readings.count)
    ]
  }
}
