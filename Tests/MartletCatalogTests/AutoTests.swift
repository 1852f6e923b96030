import MartletCatalog
import MartletForecasting
import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

struct AutoTests {
  private func fit(
    _ text: String, _ panel: AsOfPanel, _ task: ForecastTask = smallTask()
  ) throws -> FittedAuto {
    let model = try Model(parsing: text)
    return try #require(
      try model.forecaster.fit(
        panel, model.task(from: task), randomness: SplitMix64(seed: 1)) as? FittedAuto)
  }

  private func picked(_ fitted: FittedAuto) -> [String] { fitted.choice.picked.map(\.name) }

  private let trend = noise(120, seed: 5).enumerated().map { 3 * Double($0) + $1 }

  @Test("On a clear trend auto takes drift and forecasts the bits of drift alone")
  func whatBeatsNaiveClearlyIsTaken() throws {
    let panel = known(trend)
    let fitted = try fit("auto:models=historic-average+drift", panel)
    #expect(picked(fitted) == ["drift"])
    #expect(fitted.choice.beatsNaive)
    #expect(fitted.choice.foldCount == 20)
    #expect(fitted.choice.candidates.map(\.name) == ["naive", "historic-average", "drift"])
    let errors = fitted.choice.candidates.compactMap(\.error)
    #expect(errors[0] == 1 && errors[1] > 5 && errors[2] < 0.3)
    // To the bit what the model alone forecasts.
    #expect(
      try fitted.predict(panel) == Model(parsing: "drift").forecaster.forecast(panel, smallTask()))
  }

  @Test("On random walks auto keeps naive in at least 26 of 30 cases")
  func naiveIsKeptOnRandomWalks() throws {
    var others = 0
    for seed in 1...30 as ClosedRange<UInt64> {
      let values = walk(120, seed: seed)
      let fitted = try fit("auto:models=drift+theta+auto-ets+ar", known(values))
      if fitted.choice.beatsNaive {
        others += 1
      } else {
        let last = try #require(values.last)
        #expect(try fitted.predict(known(values)) == [[last, last, last]])
        #expect(fitted.choice.picked == [fitted.choice.candidates[0]])
      }
    }
    #expect(others <= 4, "\(others) of 30")
  }

  @Test("pick=mean and pick=stack give a clearly worse candidate no weight")
  func meanAndStackWeighWhatIsClearlyBetter() throws {
    let mean = try fit("auto:models=drift+holt+historic-average,pick=mean", known(trend))
    #expect(mean.choice.candidates.map(\.weight) == [0, 0.5, 0.5, 0])
    let stack = try fit("auto:models=drift+holt+historic-average,pick=stack", known(trend))
    let weights = stack.choice.candidates.map(\.weight)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12 && weights[3] == 0 && weights[0] < 0.1)
  }

  @Test("The usual candidates include seasonal-naive given a season, and networks from 1,100 rows")
  func theUsualCandidates() throws {
    let names = { (panel: AsOfPanel, task: ForecastTask) in
      try Auto.Candidates.usual.members(for: panel, task).map(\.text)
    }
    let short = known(walk(200, seed: 1))
    #expect(
      try names(short, ForecastTask(horizon: 3)) == ["naive", "theta", "ridge", "auto-ets"])
    #expect(
      try names(short, ForecastTask(horizon: 3, seasonLength: 12))
        == ["naive", "seasonal-naive", "theta", "ridge", "auto-ets"])
    #expect(
      try names(known(walk(1100, seed: 1)), ForecastTask(horizon: 3)).suffix(2)
        == ["mlp", "nhits"])
  }

  @Test("A candidate that cannot fit the data is left out with its reason")
  func aCandidateThatRefusesIsOutAndSaysWhy() throws {
    let panel = known(trend.map { $0 - 100 })
    let fitted = try fit("auto:models=drift+croston+ets(form=MAN)", panel)
    #expect(picked(fitted) == ["drift"])
    let reasons = fitted.choice.candidates.map(\.refusal)
    #expect(reasons[0] == nil && reasons[1] == nil)
    #expect(reasons[2]?.hasPrefix("Croston needs values from 0, one is -") == true)
    #expect(reasons[3]?.contains("needs values above 0") == true)
    // A network needs more rows before the first inner fold than there are.
    let short = try fit("auto:models=mlp", known([1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(short.choice.candidates[1].refusal == "MLP needs 8 rows to learn from, there are 5")
    #expect(picked(short) == ["naive"])
  }

  @Test("A series too short for the inner folds is left out of the choice but forecast")
  func aShortSeriesHasAForecast() throws {
    var columns = (0..<11).map { column in trend.map { $0 + Double(column) } }
    columns.append([4, 4.5, 5, 5.5, 6, 6.5, 7])
    let panel = AsOfPanel(
      histories: columns.map { known($0).histories[0] })
    let ridge = try fit("auto:models=ridge", panel)
    #expect(picked(ridge) == ["ridge"] && ridge.choice.seriesCount == 11)
    let paths = try ridge.predict(panel)
    #expect(paths.count == 12 && paths[11] == [7, 7, 7])
    #expect(paths[0][2] > trend[119] + 5)
  }

  @Test("Auto forecasts the last value of series of one to five rows", arguments: [1, 2, 5])
  func theShortestSeriesHaveTheLastValue(rows: Int) throws {
    let panel = known(Array([3.0, 1, 4, 1, 5].prefix(rows)))
    let fitted = try fit("auto", panel)
    #expect(picked(fitted) == ["naive"] && fitted.choice.foldCount == 0)
    let last = panel.histories[0].target.last ?? .nan
    #expect(try fitted.predict(panel) == [[last, last, last]])
  }

  /// With one fold there are as many observations as series.
  @Test("Twenty series with one inner fold each are tested over series, one is not tested")
  func manyShortSeriesAreTestedOverSeries() throws {
    let panel = AsOfPanel(
      histories: (1...20).map { seed in
        known(noise(9, seed: UInt64(seed)).enumerated().map { 4 * Double($0) + $1 }).histories[0]
      })
    let fitted = try fit("auto:models=drift+historic-average", panel)
    #expect(fitted.choice.foldCount == 1 && fitted.choice.seriesCount == 20)
    #expect(picked(fitted) == ["drift"])
    // Alone such a series has nothing to be tested by.
    let alone = try fit("auto:models=drift", AsOfPanel(histories: [panel.histories[0]]))
    #expect(picked(alone) == ["naive"] && alone.choice.candidates[1].pValue == nil)
  }

  /// Thirty walks with a drift, and one more series, flat but for one move: it changes no choice.
  @Test(
    "A nearly constant series beside thirty others does not change the choice",
    arguments: [10, 18, 30, 40, 53])
  func oneCalmSeriesDecidesNothing(row: Int) throws {
    let walks = (1...30).map { seed in
      var level = 0.0
      return noise(54, seed: UInt64(seed)).map { step in
        level += 0.5 + step
        return level
      }
    }
    let flat = (0..<54).map { $0 < row ? 5.0 : 5.001 }
    let task = smallTask(horizon: 6)
    let panel = { (columns: [[Double]]) in
      AsOfPanel(histories: columns.map { known($0).histories[0] })
    }
    let without = try fit("auto:models=drift+theta", panel(walks), task)
    #expect(without.choice.beatsNaive && without.choice.isOverSeries)
    #expect(without.choice.candidates.allSatisfy { $0.pValue == nil })
    let with = try fit("auto:models=drift+theta", panel(walks + [flat]), task)
    #expect(picked(with) == picked(without))
    #expect(with.choice.seriesCount == 30)
    #expect(with.choice.candidates.compactMap(\.error).allSatisfy { $0 < 1.1 })
  }

  @Test("The model text that auto records gives the same choice and forecast again")
  func repeatedByItsText() throws {
    let panel = known(walk(1100, seed: 2))
    let fitted = try fit("auto:max-steps=5", panel)
    #expect(
      fitted.choice.model == "auto:models=naive+theta+ridge+auto-ets+mlp+nhits,folds=200,pick=best")
    let again = try fit("\(fitted.choice.model),max-steps=5", panel)
    #expect(again.choice == fitted.choice)
    #expect(try again.predict(panel) == fitted.predict(panel))
  }

  /// What fits into a budget is taken in order; without time only naive is left. The choice among
  /// what was taken is the one without a budget.
  @Test("A time budget drops the candidates that do not fit and changes no choice otherwise")
  func aBudget() throws {
    let panel = known(trend)
    let auto = try #require(
      try Model(parsing: "auto:models=drift+theta+mlp(max-steps=1000000)").forecaster as? Auto)
    let (within, trials) = try auto.fitting(in: 20, choices: 1, panel, smallTask())
    #expect(within.budget == nil && within.models.description == "naive+drift+theta")
    #expect(trials.map(\.name) == ["drift", "theta", "mlp(max-steps=1000000)"])
    #expect(trials.map(\.isTaken) == [true, true, false])
    let (none, left) = try auto.fitting(in: 1e-9, choices: 1, panel, smallTask())
    #expect(none.models.description == "naive" && left.allSatisfy { !$0.isTaken })
    let fitted = try fit("auto:models=drift+historic-average,budget=20", panel)
    #expect(try fitted.choice == fit("auto:models=drift+historic-average", panel).choice)
  }
}
