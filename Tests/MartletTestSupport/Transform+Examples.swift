package import MartletPanels

extension Transform {
  /// The four that are simple enough to be worked out by hand.
  package static let simple: [Transform] = [.none, .log, .difference, .logReturn]

  /// None, one of each step, and some that are put together.
  package static let examples: [Transform] =
    [.none] + Step.Name.allCases.map { example($0) }
    + [
      "log+seasonal-diff/4+standard", "winsor/0.1+percent-change+robust",
      "box-cox+diff+winsor/0.05+min-max",
    ].compactMap { try? Transform(parsing: $0) }

  private static func example(_ name: Step.Name) -> Transform {
    let step: Step =
      switch name {
      case .log: .log
      case .logReturn: .logReturn
      case .percentChange: .percentChange
      case .boxCox: .boxCox(lambda: nil)
      case .difference: .difference
      case .seasonalDifference: .seasonalDifference(nil)
      case .standard: .standard
      case .robust: .robust
      case .minMax: .minMax
      case .winsor: .winsor(share: 0.1)
      }
    return (try? Transform([step])) ?? .none
  }
}
