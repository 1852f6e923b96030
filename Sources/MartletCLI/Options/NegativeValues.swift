/// Numbers with a minus behind an option: its value, and no option of their own.
enum NegativeValues {
  /// `--gap -1` as `--gap=-1`, up to two dashes.
  static func joined(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    for (place, word) in arguments.enumerated() {
      guard word != "--" else { return joined + arguments[place...] }
      if let option = joined.last, option.hasPrefix("--"), !option.contains("="), isNegative(word) {
        joined[joined.count - 1] = "\(option)=\(word)"
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static func isNegative(_ word: String) -> Bool {
    guard word.first == "-", let next = word.dropFirst().first else { return false }
    return next.isASCII && next.isNumber || next == "."
  }
}
