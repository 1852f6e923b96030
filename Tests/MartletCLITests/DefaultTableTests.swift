import Foundation
import MartletCatalog
import MartletForecasting
import MartletTestSupport
import Testing

/// The table of model options in docs/cli.md says the defaults that the models have.
struct DefaultTableTests {
  /// A row: which options, of which models, and the text of their defaults.
  private struct Row {
    let options: [String]
    let models: [String]
    let defaults: [String]
  }

  private func rows() throws -> [Row] {
    let manual = try Tool.repositoryFile("docs/cli.md")
    let table = try #require(
      manual.components(separatedBy: "| option | of | values | default |").last)
    return table.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .prefix { $0.hasPrefix("|") }.map { line in
        let cells = line.split(separator: "|").map(String.init)
        return Row(
          options: Self.names(cells[0]), models: Self.names(cells[1]),
          defaults: cells[3].components(separatedBy: ";"))
      }
  }

  /// What stands between backticks.
  private static func names(_ text: String) -> [String] {
    text.matches(of: /`([^`]*)`/).map { String($0.1) }
  }

  /// "`nbeats`, `nhits` 512" speaks of two models; "512" of all; "5; 22" of two options in turn.
  private static func expected(_ row: Row, option: Int, of model: ModelEntry) -> String? {
    let known = Set(Model.all.map(\.name))
    let parts = row.defaults.map { part -> (models: [String], value: String) in
      let last = part.split(separator: " ").last.map(String.init) ?? ""
      // The value itself may be called as a model is.
      let before = part.trimmingCharacters(in: .whitespaces).dropLast(last.count)
      return (names(String(before)).filter(known.contains), last.replacing("`", with: ""))
    }
    if let own = parts.first(where: { $0.models.contains(model.name) }) { return own.value }
    // nbeats-interpretable is one of the kind of nbeats.
    if let kin = parts.first(where: { $0.models.contains { model.name.hasPrefix($0 + "-") } }) {
      return kin.value
    }
    let common = parts.filter { $0.models.isEmpty }
    return common.count > 1 ? common[option].value : common.first?.value
  }

  @Test func defaultsAreThoseOfTheModels() throws {
    let rows = try rows()
    #expect(rows.count > 25)
    var compared = 0
    for row in rows {
      for (place, option) in row.options.enumerated() {
        for model in Model.all {
          let isNamed = row.models.contains { model.name == $0 || model.name.hasPrefix($0 + "-") }
          // "all but `linear`" names those that do not have it.
          let isAll = option == "dropout"
          guard isNamed || isAll, let own = model.options.first(where: { $0.name == option }) else {
            continue
          }
          let text = try #require(Self.expected(row, option: place, of: model))
          let isSame =
            text == own.standard || Double(text).map { $0 == Double(own.standard) } == true
          #expect(
            isSame, "\(option) of \(model.name): \(text) in docs/cli.md, \(own.standard) in fact")
          compared += 1
        }
      }
    }
    // Each option of each model once.
    #expect(compared == Model.all.reduce(0) { $0 + $1.options.count })
  }

  /// Counts that the changelog names.
  @Test func countsOfTheChangelog() throws {
    let text = try Tool.repositoryFile("CHANGELOG.md").replacing("\n  ", with: " ")
    let mlp = try #require(Model.all.first { $0.name == "mlp" })
    let count = { (option: String) in
      mlp.options.first { $0.name == option }?.expects.split(separator: ",").count
    }
    let words = [9: "nine", 10: "ten"]
    let activations = try #require(count("activation").flatMap { words[$0] })
    let starts = try #require(count("init").flatMap { words[$0] })
    #expect(text.contains("\(activations) activations and \(starts) initialisations"))
  }
}
