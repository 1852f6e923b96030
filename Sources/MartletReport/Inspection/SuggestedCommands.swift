package import MartletPanels
package import MartletTime
import MartletFiles

/// Command lines to go on with, for a series as it is.
package enum SuggestedCommands {
  /// A backtest, and a forecast where the axis has future dates, ready to be pasted into a shell.
  /// - Parameters:
  ///   - words: The files, and the options that say how they are read.
  ///   - count: The rows of the shortest series.
  package static func lines(
    reading words: [String], profile: SeriesProfile, axis: TimeAxis, count: Int
  ) -> [String] {
    let horizon = horizon(season: axis.frequency.seasonLength, count: count)
    // What a fold trains on must hold some windows of three horizons and more.
    guard !profile.isConstant, count >= 12 else { return [] }
    let transform = profile.suggestedTransform
    var task = transform == .none ? [] : ["--transform", transform.description]
    task += ["--horizon", "\(horizon)"]
    let isSeasonal = (profile.strength?.season ?? 0) >= 0.4
    let rival = ["--model", isSeasonal ? "seasonal-naive" : "drift"]
    let network = count >= 100 ? ["--model", "mlp"] : []
    let commands = [
      ["backtest"] + task + rival + network,
      ["forecast"] + task + (network.isEmpty ? rival : network),
    ]
    return (axis.frequency == .irregular ? Array(commands.prefix(1)) : commands).map { command in
      line(command[0], reading: words, options: Array(command.dropFirst()))
    }
  }

  /// A season where it is short, a quarter of one where it is long, and a tenth of the rows at most.
  private static func horizon(season: Int, count: Int) -> Int {
    let wanted = season == 1 ? 5 : season <= 24 ? season : season / 4
    return max(1, min(wanted, count / 12))
  }

  private static func line(_ command: String, reading words: [String], options: [String]) -> String
  {
    // What follows two dashes are files, whatever their names begin with.
    let end = words.firstIndex(of: "--") ?? words.endIndex
    let arguments = words[..<end] + options + words[end...]
    return (["martlet", command] + arguments.map(\.shellWord)).joined(separator: " ")
  }
}
