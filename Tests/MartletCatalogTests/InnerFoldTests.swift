import MartletCatalog
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Where inner folds stand when series end at different times.
struct InnerFoldTests {
  /// Learns the mean of all series together, and refuses to forecast from before the last row that it learnt:
  /// that would be from what came after.
  private struct Overall: Forecaster {
    struct LooksAhead: Error {}

    struct Fitted: FittedForecaster {
      let tick: Int64
      let value: Double
      let horizon: Int

      func predict(_ panel: AsOfPanel) throws -> [[Double]] {
        try panel.histories.map { history in
          guard let last = history.axis.ticks.last, last >= tick else { throw LooksAhead() }
          return [Double](repeating: value, count: horizon)
        }
      }
    }

    var name: String { "Overall" }
    var isRandom: Bool { false }
    var learnsAcrossSeries: Bool { true }
    var uses: ModelUses { Naive().uses }
    func minimumRows(for task: ForecastTask) -> Int { 1 }

    func fit(_ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64) throws -> Fitted {
      let values = panel.histories.flatMap(\.target)
      return Fitted(
        tick: panel.histories.compactMap { $0.axis.ticks.last }.max() ?? 0,
        value: values.reduce(0, +) / Double(values.count), horizon: task.horizon)
    }
  }

  /// Days from the first of 2018 on: one series of 80, and one that ends some days before it.
  private func panel(
    endingBefore days: Int, step: Int64 = 1, _ change: (Int, Double) -> Double = { $1 }
  ) -> AsOfPanel {
    AsOfPanel(
      histories: [("live", 80, 1), ("early", 80 - days, 2)].map { id, count, seed in
        let values = walk(count, seed: UInt64(seed)).enumerated().map { row, value in
          id == "live" ? change(row, value) : value
        }
        return Series(
          id: id,
          axis: TimeAxis(
            kind: .date, ticks: (0..<Int64(count)).map { 17532 + $0 * step }, frequency: .everyDay),
          target: Column(name: "y", role: .target, values: values)
        ).asOf(row: count - 1)
      })
  }

  private func choice(_ panel: AsOfPanel) throws -> ModelChoice {
    let members = MemberList(
      models: [.naive, Model(Overall()), .ridge()], texts: ["naive", "overall", "ridge"])
    return try Auto(.named(members), folds: 8).fit(
      panel, smallTask(), randomness: SplitMix64(seed: 1)
    ).choice
  }

  /// One that ends less than a horizon earlier takes part, and nobody learns what came after its first cutoff.
  @Test(
    "A series that ends up to two days early takes part without look-ahead", arguments: [0, 1, 2])
  func nobodyForecastsFromBeforeWhatWasLearnt(days: Int) throws {
    let choice = try choice(panel(endingBefore: days))
    #expect(choice.seriesCount == 2 && choice.foldCount == 8)
    #expect(choice.candidates.allSatisfy { $0.error != nil })
  }

  @Test("Stacking over a series that ends two days early fits without look-ahead")
  func stacks() throws {
    let members = MemberList(models: [.naive, Model(Overall())], texts: ["naive", "overall"])
    let fitted = try Ensemble(members, combine: .stack, folds: 8).fit(
      panel(endingBefore: 2), smallTask(), randomness: SplitMix64(seed: 1))
    #expect(fitted.weights?.count == 2)
  }

  /// One that had ended takes no part: its folds would be of another time.
  @Test("A series that ended twenty days early has no part in the choice")
  func whoHadEndedTakesNoPart() throws {
    let ended = panel(endingBefore: 20)
    let choice = try choice(ended)
    #expect(choice.seriesCount == 1)
    let alone = try self.choice(AsOfPanel(histories: [ended.histories[0]]))
    #expect(choice.candidates.map(\.error) == alone.candidates.map(\.error))
  }

  /// A row of one series that is later than the first inner cutoff of the other teaches nobody. With eight
  /// folds of 3 steps these are rows 55 and 53. Mirrored between its neighbours, what row 54 is changes no error of
  /// naive, nor what happened, nor how much the series moves.
  @Test("Rows after another series' first inner cutoff do not change the inner errors")
  func laterRowsOfTheOtherAreNotLearnt() throws {
    let clean = try choice(panel(endingBefore: 2))
    let live = walk(80, seed: 1)
    let other = try choice(
      panel(endingBefore: 2) { row, value in row == 54 ? live[53] + live[55] - value : value })
    // Rounding aside: the moves are added up in another order.
    let errors = try [clean, other].map { try #require($0.candidates[1].error) }
    #expect(abs(errors[0] - errors[1]) < 1e-9)
    let known = try choice(
      panel(endingBefore: 2) { row, value in row == 53 ? value * 1.5 : value })
    #expect(clean.candidates[1].error != known.candidates[1].error)
  }
}
