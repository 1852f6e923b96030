package import MartletForecasting
import MartletFiles
import MartletNumerics

/// What help and manual say of an option of the task, its defaults in all models included.
package struct OptionHelp {
  private let option: ModelOption<ForecastTask>
  /// The default of most networks, in its shortest form.
  package let standard: String
  /// Networks with other defaults, and these.
  package let exceptions: [(models: [String], value: String)]

  /// - Parameter entries: All models.
  package init(_ option: ModelOption<ForecastTask>, of entries: [ModelEntry]) {
    self.option = option
    let plain = ForecastTask(horizon: 1)
    func text(_ value: String) -> String { Self.plain(option.shortened(value, of: plain)) }
    let common = text(option.text(plain))
    let networks = entries.filter(\.isNetwork)
    let own = networks.compactMap { entry in
      entry.taskDefaults.first { $0.name == option.name }.map { (entry.name, text($0.value)) }
    }
    // Most options have one default.
    guard !own.isEmpty else {
      standard = common
      exceptions = []
      return
    }
    let others = Set(own.map(\.0))
    let all = own + networks.map(\.name).filter { !others.contains($0) }.map { ($0, common) }
    let groups = Dictionary(grouping: all) { $0.1 }
    let usual = groups.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? common
    standard = usual
    exceptions = groups.filter { $0.key != usual }.sorted { $0.key < $1.key }
      .map { (models: $0.value.map(\.0), value: $0.key) }
  }

  /// A value as people write it: "10,000" for "10000", "0" for "0.0".
  package static func plain(_ text: String) -> String {
    guard let number = Double(text), number.isFinite else { return text }
    return Int(exactly: number).map { NumberFormat.integer($0) } ?? text
  }

  /// The line of the help: a sentence, and the defaults.
  package var line: String {
    let words =
      switch option.domain {
      case .choice, .form: ": \(option.domain.words)"
      case .number, .flag, .text: ""
      }
    let sentence = option.summary.prefix(1).uppercased() + option.summary.dropFirst() + words
    if case .flag = option.domain {
      return sentence + (standard == "true" ? " (default)." : ".")
    }
    let others = exceptions.map { "\($0.models.joined(separator: " and ")) \($0.value)" }
    let clauses =
      [range, "default \(standard)"].compactMap(\.self) + others
      + [option.defaultNote?.commandLine.filter { $0 != "`" }].compactMap(\.self)
    return "\(sentence) (\(clauses.joined(separator: "; ")))."
  }

  /// "from 1", "above 0, or none"; nil where values are words, and where the summary says what 0 means.
  private var range: String? { Self.range(option.domain, option.summary) }

  /// The range of an option with a summary.
  package static func range(_ domain: OptionDomain, _ summary: String) -> String? {
    guard case .number(let range, let word) = domain, !summary.contains("0") else {
      return nil
    }
    return range.usualLimits + (word.map { ", or \($0)" } ?? "")
  }
}
