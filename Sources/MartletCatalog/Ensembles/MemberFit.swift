import MartletForecasting
import MartletNumerics
import MartletPanels
import MartletTraining

/// One member of an ensemble after it has learnt from a panel: together from all series where it
/// learns across them, from each by itself otherwise.
struct MemberFit: Sendable {
  private struct Part: Sendable {
    /// Its places in the panel.
    let series: [Int]
    let fitted: any FittedForecaster
  }

  /// One list for each seed.
  private let parts: [[Part]]
  /// Why a series has no forecast, in the first that has none; nil where all have.
  let refusal: ModelError?

  /// - Parameters:
  ///   - seeds: Fits of a random member, whose forecasts are averaged.
  ///   - randomness: The stream of the member.
  ///   - isLenient: Whether series that the member refuses are left out, instead of an error.
  /// - Throws: `ModelError` for a series that the member refuses, unless lenient; whatever else a fit
  ///   throws.
  init(
    _ member: MemberList.Member, _ panel: AsOfPanel, _ shared: ForecastTask,
    randomness: SplitMix64, seeds: Int = 1, isLenient: Bool = false
  ) throws {
    let model = member.model
    let task = try model.task(from: shared)
    let forecaster = model.forecaster
    let isAcross = try model.learnsAcrossSeries(shared)
    let needed = isAcross ? forecaster.rowsToPredict(for: task) : forecaster.minimumRows(for: task)
    var refusal: ModelError?
    func refuse(_ error: ModelError) throws(ModelError) {
      guard isLenient else { throw error }
      refusal = refusal ?? error
    }
    var places: [Int] = []
    for (place, history) in panel.histories.enumerated() {
      if history.count >= needed {
        places.append(place)
      } else {
        try refuse(.tooFewRows(model: forecaster.name, rows: history.count, needed: needed))
      }
    }
    let longest = places.map { panel.histories[$0].count }.max() ?? 0
    let learns = forecaster.minimumRows(for: task)
    if !places.isEmpty && longest < learns {
      try refuse(.tooFewRows(model: forecaster.name, rows: longest, needed: learns))
      places = []
    }
    let groups = places.isEmpty ? [] : isAcross ? [places] : places.map { [$0] }
    var parts: [[Part]] = []
    for seed in 0..<(forecaster.isRandom ? seeds : 1) {
      var own: [Part] = []
      for group in groups {
        let known = AsOfPanel(histories: group.map { panel.histories[$0] })
        do {
          let fitted = try model.fit(
            known, task, randomness: randomness.stream("seed \(seed)"))
          own.append(Part(series: group, fitted: fitted))
        } catch let error as ModelError {
          try refuse(error)
        } catch let error as TrainingError where isLenient {
          refusal = refusal ?? .didNotLearn(model: forecaster.name, reason: "\(error)")
        }
      }
      parts.append(own)
    }
    self.parts = parts
    self.refusal = refusal
  }

  /// The forecast of each series; nil for one that the member refused.
  func predict(_ panel: AsOfPanel) throws -> [[Double]?] { try predict([panel])[0] }

  /// The same from several cutoffs, which networks forecast together.
  func predict(_ panels: [AsOfPanel]) throws -> [[[Double]?]] {
    var sums = panels.map { [[Double]?](repeating: nil, count: $0.histories.count) }
    for own in parts {
      for part in own {
        let known = panels.map { panel in
          AsOfPanel(histories: part.series.map { panel.histories[$0] })
        }
        for (panel, paths) in try part.fitted.predict(known).enumerated() {
          for (place, path) in zip(part.series, paths) {
            sums[panel][place] = sums[panel][place].map { zip($0, path).map { $0 + $1 } } ?? path
          }
        }
      }
    }
    let count = Double(parts.count)
    return sums.map { $0.map { sum in sum.map { $0.map { $0 / count } } } }
  }
}

extension SplitMix64 {
  /// The stream of this one that has a name.
  func stream(_ name: String) -> SplitMix64 {
    var copy = self
    return SplitMix64(seed: copy.next(), path: [name])
  }
}
