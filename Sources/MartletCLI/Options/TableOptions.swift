import ArgumentParser
import MartletCatalog
import MartletForecasting
import MartletReport

/// The options of the task that a model may have for itself too, as the list `ForecastTask.options` has them.
///
/// The parser finds the options of a type in its mirror and decodes them by the same names. Both are made
/// from the list here, so that an option is written in one place.
struct TableOptions: ParsableArguments, CustomReflectable {
  /// What was given, in the order of the list.
  let given: [(name: String, value: String)]

  /// All but the lookback, which has a default of its own.
  private static let options = ForecastTask.options.filter { $0.name != "input-size" }

  init() { given = [] }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    given = try Self.options.compactMap { option in
      let name = Name(option.name)
      let value =
        switch option.kind {
        case .value: try container.decode(Option<String?>.self, forKey: name).wrappedValue
        case .pair:
          try container.decode(Flag<Bool?>.self, forKey: name).wrappedValue.map { "\($0)" }
        case .flag: try container.decode(Flag<Bool>.self, forKey: name).wrappedValue ? "true" : nil
        }
      return value.map { (option.name, $0) }
    }
  }

  var customMirror: Mirror {
    Mirror(self, children: Self.options.map { (label: $0.name, value: $0.argument) })
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
}

extension ModelOption<ForecastTask> {
  /// The option as its parser wants it.
  fileprivate var argument: Any {
    let name = NameSpecification.customLong(name)
    let help = ArgumentHelp(OptionHelp(self, of: Model.all).line)
    return switch kind {
    case .value:
      Option<String?>(
        name: name, help: help, completion: domain.starts.isEmpty ? nil : .list(domain.starts))
    case .pair: Flag<Bool?>(name: name, inversion: .prefixedNo, help: help)
    case .flag: Flag<Bool>(wrappedValue: false, name: name, help: help)
    }
  }
}
