import Foundation
import MartletCatalog
import MartletFiles
import MartletForecasting
import MartletNumerics
import MartletReport
import MartletTraining

/// The tables of docs/cli.md that are made from the options themselves.
enum ManualTables {
  /// The manual with its tables as the options are now. A table stands between two comments that name it.
  static func renewed(_ manual: String) throws -> String {
    var text = manual
    for (name, lines) in [
      ("windows", options(ForecastTask.windowOptions)),
      ("training", options(ForecastTask.trainingOptions)), ("models", models()),
    ] {
      let start = "<!-- table \(name), written by make docs -->\n"
      let end = "\n<!-- end of table \(name) -->"
      guard let first = text.firstRange(of: start),
        let last = text[first.upperBound...].firstRange(of: end)
      else { throw NoPlace(table: name) }
      text.replaceSubrange(
        first.upperBound..<last.lowerBound, with: "\n" + lines.joined(separator: "\n") + "\n")
    }
    return text
  }

  struct NoPlace: Error { let table: String }

  /// A row for each option of the command line.
  static func options(_ options: [ModelOption<ForecastTask>]) -> [String] {
    ["| option | meaning | default |", "|---|---|---|"]
      + options.map { option in
        let help = OptionHelp(option, of: Model.all)
        let isOn = help.standard == "true"
        let name =
          if case .flag = option.domain {
            isOn ? "`--\(option.name)`, `--no-\(option.name)`" : "`--\(option.name)`"
          } else {
            "`--\(option.name) \(placeholder(option))`"
          }
        let standard =
          if case .flag = option.domain { isOn ? "on" : "off" } else { value(help.standard) }
        let exceptions = help.exceptions.map { other in
          other.models.map { "`\($0)`" }.joined(separator: ", ") + " " + value(other.value)
        }
        let defaults =
          [standard] + exceptions + [option.defaultNote.map(markdown)].compactMap(\.self)
        return row([
          name, meaning(option.summary, option.domain, option.note),
          defaults.joined(separator: "; "),
        ])
      }
  }

  /// A row for each option of models that means the same in all of them.
  static func models() -> [String] {
    struct Kind: Hashable { let name, meaning: String }
    var order: [Kind] = []
    var own: [Kind: [(model: String, value: String)]] = [:]
    for entry in Model.all {
      for option in entry.options {
        let kind = Kind(
          name: option.name,
          meaning: meaning(option.summary, option.domain, option.note)
            + (option.domain == .flag ? ": `true` or `false`" : ""))
        if own[kind] == nil { order.append(kind) }
        own[kind, default: []].append((entry.name, value(OptionHelp.plain(option.standard))))
      }
    }
    // All rows of a name stand together.
    let names = order.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return ["| option | of | values | default |", "|---|---|---|---|"]
      + names.flatMap { name in order.filter { $0.name == name } }.map { kind in
        let all = own[kind] ?? []
        let counts = Dictionary(grouping: all, by: \.value).mapValues(\.count)
        let usual = all.map(\.value).max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? ""
        var values = [usual]
        for value in all.map(\.value) where !values.contains(value) { values.append(value) }
        let defaults = values.map { value in
          let models = all.filter { $0.value == value }.map { "`\($0.model)`" }
          return value == usual ? value : models.joined(separator: ", ") + " " + value
        }
        return row([
          "`\(kind.name)`", all.map { "`\($0.model)`" }.joined(separator: ", "), kind.meaning,
          defaults.joined(separator: "; "),
        ])
      }
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  /// `N` for whole numbers, `X` for others, and the first letter of its last word for words.
  private static func placeholder(_ option: ModelOption<ForecastTask>) -> String {
    if case .number(let range, _) = option.domain { return range.isWhole ? "N" : "X" }
    return option.name.split(separator: "-").last.map { $0.prefix(1).uppercased() } ?? ""
  }

  private static func value(_ text: String) -> String {
    text.first?.isNumber == true && !text.contains("/") ? text : "`\(text)`"
  }

  /// "summary, range. Note", "summary: values. Note"
  private static func meaning(_ summary: String, _ domain: OptionDomain, _ note: Wording?) -> String
  {
    if let range = OptionHelp.range(domain, summary) {
      let quoted = ["none", "search"].reduce(range) { $0.replacing($1, with: "`\($1)`") }
      return summary + ", \(quoted)" + (note.map { ". \(markdown($0))" } ?? "")
    }
    let values: String? =
      switch domain {
      case .number: nil
      case .choice(let shapes), .form(let shapes): words(shapes)
      case .flag: nil
      case .text(let words): words
      }
    return summary + (values.map { ": \($0)" } ?? "") + (note.map { ". \(markdown($0))" } ?? "")
  }

  /// The words of a choice, with what is said of each; those with the same numbers beside them together.
  private static func words(_ shapes: [FormShape]) -> String {
    var parts: [String] = []
    var rest = shapes[...]
    while let shape = rest.first {
      let alike = rest.prefix { $0.isShort && $0.numbersText == shape.numbersText }.dropFirst()
      let names = ([shape] + alike).map { "`\($0.shownText)`" }
      rest = rest.dropFirst(names.count)
      parts.append(
        names.joined(separator: ", ")
          + (shape.isShort
            ? (names.count > 1 ? ", each" : ",") + " also with `\(shape.numbersText)`" : "")
          + (shape.note.map { ", \($0)" } ?? ""))
    }
    return parts.joined(separator: shapes.contains { $0.note != nil || $0.isShort } ? "; " : ", ")
  }

  private static func markdown(_ wording: Wording) -> String {
    wording.parts.map { part in
      switch part {
      case .text(let text): text
      case .option(let name, _): "`\(name.flag)`"
      }
    }.joined()
  }
}
