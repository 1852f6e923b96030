import ArgumentParser
import MartletRuns

/// The `martlet` binary: parse, make a plan, call the library, print.
struct MartletCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "martlet",
    abstract:
      "Forecast time series from CSV files, and know whether the forecast is worth anything.",
    discussion: """
      martlet inspect prices.csv
      martlet forecast prices.csv --target close --horizon 20
      martlet backtest prices.csv --target close --horizon 20 --model mlp:norm=batch
      martlet compare prices.csv --target close --model mlp:layers=1 --model drift
      martlet doctor prices.csv --target close --model mlp:layers=50
      martlet score forecasts.csv prices.csv --target close
      martlet models nbeats
      martlet runs list

      Exit codes: 0 done; 1 an audit or the doctor found something; 64 usage; 65 bad data; 66 no such input; 70 a computation failed; 71 \
      too few threads or too little memory; 74 reading or writing failed; 75 interrupted, and what was \
      kept goes on; 130 Ctrl-C.
      """,
    version: CommandLine.arguments.contains("--version") ? Version.report : MartletVersion.text,
    subcommands: [
      InspectCommand.self, ForecastCommand.self, BacktestCommand.self, CompareCommand.self,
      ScoreCommand.self, AuditCommand.self, DoctorCommand.self, RunsCommand.self,
      ModelsCommand.self,
    ])

  /// The command of a name such as `backtest` or `runs list`; the root for none.
  static func type(called name: String?) -> any ParsableCommand.Type {
    (name ?? "").split(separator: " ").reduce(Self.self as any ParsableCommand.Type) { type, word in
      type.configuration.subcommands.first { $0._commandName == word } ?? type
    }
  }

  /// The name of the command that words begin with; nil where they begin with none.
  static func name(in words: [String]) -> String? {
    guard let first = words.first, names.contains(first) else { return nil }
    let inner = type(called: first).configuration.subcommands.map { $0._commandName }
    return words.dropFirst().first.flatMap { inner.contains($0) ? "\(first) \($0)" : nil } ?? first
  }

  /// The names of the commands.
  static var names: [String] { configuration.subcommands.map { $0._commandName } }
}
