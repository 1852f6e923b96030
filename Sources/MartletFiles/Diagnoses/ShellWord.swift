extension String {
  /// This text as one word of a command line for bash or zsh: as it is, in single quotes where it has
  /// more than letters, digits and `_-./,:=+@^%`, or as `$'a\033b'` where it has what cannot be seen,
  /// so that it can be read before it is pasted.
  package var shellWord: String {
    if unicodeScalars.contains(where: \.isUnseen) && visible != self {
      return "$'" + unicodeScalars.map(\.inDollarQuotes).joined() + "'"
    }
    let isPlain = unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "_-./,:=+@^%".unicodeScalars.contains($0)
    }
    // zsh takes `=name` for the path of a program.
    return isPlain && !isEmpty && first != "="
      ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}

extension Unicode.Scalar {
  /// As it stands in `$'...'`: bytes in octal where it cannot be seen.
  fileprivate var inDollarQuotes: String {
    switch self {
    case "'", "\\": "\\" + String(self)
    case _ where isUnseen:
      String(self).utf8.map { byte in
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }.joined()
    default: String(self)
    }
  }
}
