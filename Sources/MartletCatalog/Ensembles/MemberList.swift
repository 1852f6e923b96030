public import MartletForecasting
import MartletFiles
import MartletTraining

/// Models with a plus between them: `theta+auto-ets+mlp(hidden=64;layers=3)`.
///
/// A member is the name of a model, and in brackets its options, with a semicolon between them. Signs
/// within brackets part nothing.
public struct MemberList: Sendable, LosslessStringConvertible {
  /// One model of the list.
  package struct Member: Sendable {
    /// As it is written, with its name as in the list of all models.
    package let text: String
    let model: Model

    /// Why the member is left out after an error of a fit: it refused a series, or did not learn; nil where
    /// something else is wrong.
    func refusal(_ error: any Error) -> ModelError? {
      switch error {
      case let error as ModelError: error
      case let error as TrainingError:
        .didNotLearn(model: model.forecaster.name, reason: "\(error)")
      default: nil
      }
    }
  }

  let members: [Member]

  public var description: String { members.map(\.text).joined(separator: "+") }

  init(members: [Member]) { self.members = members }

  /// What one of them looks at.
  var uses: ModelUses { .union(members.map(\.model.forecaster.uses)) }

  /// The most rows that one of those learns from that do not learn from all; nil where there is none.
  func rowsLearnt(for task: ForecastTask) -> Int? {
    members.compactMap { member in
      (try? member.model.task(from: task)).flatMap(member.model.forecaster.rowsLearnt)
    }.max()
  }

  /// - Throws: `OptionError` for a name or option that does not exist, a model that is itself made of
  ///   others, and one that is named twice.
  public init(parsing text: String) throws(OptionError) {
    var members: [Member] = []
    for part in Self.parts(of: text) {
      let member = try Self.member(part)
      guard !members.contains(where: { $0.text == member.text }) else {
        throw OptionError(
          text: text, message: "'\(member.text)' is named twice",
          hint: "name it once, or give one other options: mlp+mlp(hidden=64)")
      }
      members.append(member)
    }
    self.members = members
  }

  public init?(_ text: String) {
    guard let list = try? MemberList(parsing: text) else { return nil }
    self = list
  }

  /// Models by their texts on the command line, such as `mlp:hidden=64,layers=3`.
  package init(models: [Model], texts: [String]) {
    members = zip(texts, models).map { Member(text: $0, model: $1) }
  }

  private static func member(_ text: String) throws(OptionError) -> Member {
    let name = text.prefix { $0 != "(" }
    let rest = text[name.endIndex...]
    guard rest.isEmpty || rest.count > 2 && rest.last == ")" else {
      throw OptionError(
        text: text, message: "'\(text)' has no closing bracket, or nothing in it",
        hint: "write for example mlp(hidden=64;layers=3)")
    }
    let settings =
      rest.isEmpty
      ? [] : rest.dropFirst().dropLast().split(separator: ";", omittingEmptySubsequences: false)
    let entry = try Model.entry(called: String(name))
    guard !entry.isMadeOfModels else {
      throw OptionError(
        text: text, message: "'\(entry.name)' is itself made of models",
        hint: "name its models instead")
    }
    guard !settings.contains(where: { $0.hasPrefix("label=") }) else {
      throw OptionError(
        text: text, message: "a member has no label",
        hint: "leave it out; the model that it belongs to has one")
    }
    let model = try Model(
      parsing: settings.isEmpty
        ? entry.name : "\(entry.name):\(settings.joined(separator: ","))")
    return Member(
      text: entry.name + (settings.isEmpty ? "" : "(\(settings.joined(separator: ";")))"),
      model: model)
  }

  /// The parts between plus signs outside of brackets.
  private static func parts(of text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "+" && depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}

extension MemberList {
  /// The option `models` of a forecaster.
  static func option<Subject>(
    _ path: any WritableKeyPath<Subject, MemberList> & Sendable, _ summary: String
  ) -> ModelOption<Subject> {
    var option = ModelOption<Subject>.text(
      "models", path, "models with + between them, options in brackets: theta+mlp(hidden=64)",
      summary)
    option.problem = problem
    return option
  }

  /// What is wrong with a list that is refused.
  static func problem(_ text: String) -> OptionError? {
    do throws(OptionError) {
      _ = try MemberList(parsing: text)
      return nil
    } catch {
      return error
    }
  }
}
