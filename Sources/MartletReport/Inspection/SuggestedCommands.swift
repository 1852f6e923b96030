package import MartletEvaluation
package import MartletSeries

/// Command lines to go on with, for a series as it is.
package enum SuggestedCommands {
  /// A backtest, and a forecast where the axis has future dates, ready to be pasted into a shell.
  /// - Parameters:
  ///   - options: The options that say how the files are read.
  ///   - count: The rows of the shortest series.
  package static func lines(
    files: [String], options: [String], profile: SeriesProfile, axis: TimeAxis, count: Int
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
    return (axis.frequency == .irregular ? Array(commands.prefix(1)) : commands).map { words in
      line(words[0], files: files, options: options + words.dropFirst())
    }
  }

  /// A season where it is short, a quarter of one where it is long, and a tenth of the rows at most.
  private static func horizon(season: Int, count: Int) -> Int {
    let wanted = season == 1 ? 5 : season <= 24 ? season : season / 4
    return max(1, min(wanted, count / 12))
  }

  private static func line(_ command: String, files: [String], options: [String]) -> String {
    let names = files.map(quoted)
    let words = options.map(quoted)
    // A name that begins with a dash would be taken for an option.
    let arguments =
      files.contains { $0.hasPrefix("-") } ? words + ["--"] + names : names + words
    return (["martlet", command] + arguments).joined(separator: " ")
  }

  /// A word as a shell reads it: in single quotes where it has more than letters, digits and
  /// `_-./=,:+@`.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        || "_-./=,:+@".unicodeScalars.contains(scalar)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
  }
}
