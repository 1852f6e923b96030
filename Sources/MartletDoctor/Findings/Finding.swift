/// Something that a rule found in a network, its rows or its training.
public struct Finding: Codable, Sendable, Hashable {
  /// The number of the rule, which stays: `D103`.
  public let number: String
  /// How much it matters.
  public let severity: Severity
  /// The part of the examination.
  public let part: DoctorPart
  /// What was found, in a few words.
  public let title: String
  /// What was measured, and the threshold.
  public let measurement: Measurement
  /// What it means, in a sentence.
  public let meaning: String
  /// What to do, in a sentence.
  public let advice: String
  /// The options that do it; empty where no option does.
  public private(set) var remedy: [OptionChange]
  /// In how many of the seeds it was seen; 1 of 1 for what no chance has a part in.
  public let seen: Int
  /// Of how many seeds.
  public let seeds: Int

  /// The finding with a part of its remedy.
  func keeping(_ isKept: (OptionChange) -> Bool) -> Finding {
    var finding = self
    finding.remedy = remedy.filter(isKept)
    return finding
  }
}

/// How one seed, or what does not depend on seeds, stands.
struct Reading {
  /// What was measured.
  let value: Double
  /// How ill that is; nil for well.
  let severity: Severity?

  /// - Parameters:
  ///   - look: The number beyond which it is worth a look; nil for none.
  ///   - serious: The number beyond which it is serious; nil for none.
  init(_ value: Double, above look: Double?, serious: Double?) {
    self.value = value
    severity =
      serious.map { value > $0 } ?? false
      ? .serious : look.map { value > $0 } ?? false ? .look : nil
  }

  init(_ value: Double, below look: Double?, serious: Double?) {
    self.value = value
    severity =
      serious.map { value < $0 } ?? false
      ? .serious : look.map { value < $0 } ?? false ? .look : nil
  }

  init(_ value: Double, _ severity: Severity?) {
    (self.value, self.severity) = (value, severity)
  }
}

extension [Reading] {
  /// What more than half of the readings say at least: how ill, the median of those that say so, and how many.
  var majority: (severity: Severity, value: Double, seen: Int)? {
    for severity in Severity.allCases.reversed() {
      let ill = filter { $0.severity.map { $0 >= severity } ?? false }
      guard 2 * ill.count > count else { continue }
      let values = ill.map(\.value).sorted()
      return (severity, values[values.count / 2], ill.count)
    }
    return nil
  }
}
