/// How a number is written, where that is unlike most: it is said, or holds for a whole column.
package struct NumberNotation: Sendable, Hashable {
  /// What says that a number is below zero, where it is no `-` before the digits.
  enum Minus: Sendable, Hashable {
    case brackets
    case behind
    /// U+2212 or an en dash.
    case typographic
  }

  /// Which digits go together.
  enum Groups: Sendable, Hashable {
    /// None, or such as may be either: `34,510`.
    case any
    /// `1,234,510`.
    case threes
    /// Two after the last three: `12,34,510`.
    case twos
  }

  /// What all numbers of a column have alike: nothing, `%`, or a currency as it is written.
  var unit = ""
  var minus: Minus?
  var groups = Groups.any

  /// Whether a name of a column may be written so too: `2018 USD`, `(1)`.
  var mayBeName: Bool { minus != nil || !(unit.isEmpty || unit == "%") }

  static let percent = NumberNotation(unit: "%")
}
