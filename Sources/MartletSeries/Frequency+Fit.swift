extension Frequency {
  /// The rule of which this is a multiple, and how many of its steps make one of this.
  var base: (count: Int, Frequency) {
    guard case .multiple(let count, let base) = self else { return (1, self) }
    return (count, base)
  }

  /// Whether the rule can count ticks of a kind.
  func fits(_ kind: TimeKind) -> Bool {
    switch (self, kind) {
    case (.irregular, _), (.step, .integer), (.seconds, .dateTime): true
    case (.step, _), (.seconds, _), (_, .integer): false
    case (.multiple(_, let base), _): base.fits(kind)
    default: true
    }
  }
}
