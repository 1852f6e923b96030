extension Frequency {
  /// Whether the rule can count ticks of a kind.
  func fits(_ kind: TimeKind) -> Bool {
    switch (self, kind) {
    case (.irregular, _), (.step, .integer), (.seconds, .dateTime): true
    case (.step, _), (.seconds, _), (_, .integer): false
    default: true
    }
  }
}
