package import MartletForecasting
package import MartletNumerics
package import MartletPanels

/// A model that is fitted on each group of series of a panel that it learns from together, with several seeds
/// where chance plays a part: one forecast of all series, that can go on to later rows.
package struct PanelFit: Sendable {
  private struct Part: Sendable {
    /// Its places in the panel.
    let series: [Int]
    /// The id of the first of them.
    let first: String
    let fitted: any FittedForecaster
  }

  /// One list for each seed.
  private let parts: [[Part]]
  /// Why a series has no forecast, in the first that has none; nil where all have.
  package let refusal: ModelError?

  /// - Parameters:
  ///   - randomness: The stream of the model.
  ///   - seeds: Fits of a random model, whose forecasts are averaged.
  ///   - refusal: What an error means for the series that it is of: they are left out for this reason, or, where
  ///     nil, the error is thrown.
  /// - Throws: What a fit throws, and `ModelError` for a series with too few rows.
  package init(
    _ model: Model, _ panel: AsOfPanel, _ shared: ForecastTask, randomness: SplitMix64,
    seeds: Int = 1, refusal: (any Error) -> ModelError? = { _ in nil }
  ) throws {
    let task = try model.task(from: shared)
    let forecaster = model.forecaster
    var first: ModelError?
    func refuse(_ error: any Error) throws {
      guard let reason = refusal(error) else { throw error }
      first = first ?? reason
    }
    let needed = forecaster.rowsOfEach(for: task)
    var places: [Int] = []
    for (place, history) in panel.histories.enumerated() {
      if history.count >= needed {
        places.append(place)
      } else {
        try refuse(
          ModelError.tooFewRows(model: forecaster.name, rows: history.count, needed: needed))
      }
    }
    let longest = places.map { panel.histories[$0].count }.max() ?? 0
    let learns = forecaster.minimumRows(for: task)
    if !places.isEmpty && longest < learns {
      try refuse(ModelError.tooFewRows(model: forecaster.name, rows: longest, needed: learns))
      places = []
    }
    let groups = try model.groups(of: places, shared)
    parts = try (0..<model.fits(of: seeds)).map { seed in
      try groups.compactMap { group in
        do {
          let fitted = try model.fit(
            AsOfPanel(histories: group.map { panel.histories[$0] }), task,
            randomness: randomness.stream("seed \(seed)"))
          let first = group.first.map { panel.histories[$0].id } ?? ""
          return Part(series: Array(group), first: first, fitted: fitted)
        } catch {
          try refuse(error)
          return nil
        }
      }
    }
    self.refusal = first
  }

  /// The learning curves of the fits; none of a model that is no network.
  ///
  /// - Parameter member: The model, as it is written.
  package func curves(of member: String) -> [MemberCurve] {
    parts.enumerated().flatMap { seed, parts in
      parts.compactMap { part in
        part.fitted.learningCurve.map {
          MemberCurve(
            member: member, series: part.first, seriesCount: part.series.count, seed: seed + 1,
            curve: $0)
        }
      }
    }
  }

  /// The forecast of each series; nil for one that the model refused.
  package func predict(_ panel: AsOfPanel) throws -> [[Double]?] { try predict([panel])[0] }

  /// The same from several cutoffs, which networks forecast together.
  package func predict(_ panels: [AsOfPanel]) throws -> [[[Double]?]] {
    var sums = panels.map { [[Double]?](repeating: nil, count: $0.histories.count) }
    for part in parts.joined() {
      let known = panels.map { panel in
        AsOfPanel(histories: part.series.map { panel.histories[$0] })
      }
      for (panel, paths) in try part.fitted.predict(known).enumerated() {
        for (place, path) in zip(part.series, paths) {
          sums[panel][place] = sums[panel][place].map { zip($0, path).map { $0 + $1 } } ?? path
        }
      }
    }
    let count = Double(parts.count)
    return sums.map { $0.map { sum in sum.map { $0.map { $0 / count } } } }
  }
}

extension SplitMix64 {
  /// The stream of this one that has a name.
  package func stream(_ name: String) -> SplitMix64 {
    var copy = self
    return SplitMix64(seed: copy.next(), path: [name])
  }
}
