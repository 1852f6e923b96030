import MartletCatalog
import MartletForecasting
import MartletNumerics
import MartletTestSupport
import Testing

struct EnsembleTests {
  private let values = walk(80, seed: 3)

  private func path(_ text: String, _ values: [Double]? = nil, seed: UInt64 = 1) throws -> [Double]
  {
    let model = try Model(parsing: text)
    return try model.forecaster.forecast(
      known(values ?? self.values), model.task(from: smallTask()), seed: seed)[0]
  }

  @Test("An ensemble forecasts the mean or median of its members' forecasts")
  func meanAndMedianAreOfTheMembers() throws {
    let members = try ["drift", "theta", "historic-average"].map { try path($0) }
    let columns = (0..<3).map { step in members.map { $0[step] } }
    #expect(
      areClose(
        try path("ensemble:models=drift+theta+historic-average"),
        columns.map { $0.reduce(0, +) / 3 }, relative: 1e-14))
    #expect(
      try path("ensemble:models=drift+theta+historic-average,combine=median")
        == columns.map { $0.sorted()[1] })
    let even = try columns.indices.map { (columns[$0] + [try path("naive")[$0]]).sorted() }
    #expect(
      try path("ensemble:models=drift+theta+historic-average+naive,combine=median")
        == even.map { $0[1] / 2 + $0[2] / 2 })
    #expect(try path("ensemble:models=theta") == path("theta"))
  }

  @Test("An ensemble made in Swift has the options of the same one parsed from text")
  func theCommandLineAndSwiftSayTheSame() throws {
    let made = try Model.ensemble(["theta", "mlp:hidden=8,layers=1"], combine: .stack, seeds: 2)
    let read = try Model(
      parsing: "ensemble:models=theta+mlp(hidden=8;layers=1),combine=stack,seeds=2")
    #expect(made.options.map(\.value) == read.options.map(\.value))
    #expect(made.options.map(\.value) == ["theta+mlp(hidden=8;layers=1)", "stack", "2", "20"])
    #expect(made.forecaster.isRandom && made.forecaster.learnsAcrossSeries)
    #expect(try !Model.ensemble(["theta"]).forecaster.isRandom)
    // Signs within brackets part nothing, and options of the task are options too.
    let member = try Model(parsing: "ensemble:models=mlp(learning-rate=1e-3;hidden=4)+naive")
    #expect(member.options[0].value == "mlp(learning-rate=1e-3;hidden=4)+naive")
  }

  @Test("A random ensemble member depends on the seeds and not on the members beside it")
  func seedsAreAveragedAndDiffer() throws {
    let one = try path("ensemble:models=mlp(hidden=8)")
    let three = try path("ensemble:models=mlp(hidden=8),seeds=3")
    #expect(one != three)
    #expect(try path("ensemble:models=mlp(hidden=8),seeds=3") == three)
    #expect(try path("ensemble:models=mlp(hidden=8),seeds=3", seed: 2) != three)
    // A member's chance is its own: another beside it changes nothing of it.
    let naive = try path("naive")
    let both = try path("ensemble:models=naive+mlp(hidden=8)")
    #expect(areClose(both, zip(naive, one).map { ($0 + $1) / 2 }, relative: 1e-14))
  }

  @Test("On a straight line stacking gives drift nearly all of the weight")
  func stackingTrustsWhatWasRight() throws {
    let line = (0..<60).map { 5 + 2 * Double($0) }
    let model = try Model(parsing: "ensemble:models=historic-average+drift,combine=stack")
    let fitted = try #require(
      model.forecaster.fit(known(line), smallTask(), randomness: SplitMix64(seed: 1))
        as? FittedEnsemble)
    #expect(try #require(fitted.weights)[1] > 0.999_999)
    #expect(areClose(try fitted.predict(known(line))[0], [125, 127, 129], relative: 1e-6))
  }

  /// The weights by hand: members fitted before the inner folds, their forecasts of these.
  @Test("Stacking weights are the least-squares weights of forecasts of inner folds")
  func stackingIsFittedOnEarlierFolds() throws {
    let task = smallTask()
    let model = try Model(parsing: "ensemble:models=naive+historic-average,combine=stack,folds=4")
    let fitted = try #require(
      model.forecaster.fit(known(values), task, randomness: SplitMix64(seed: 1)) as? FittedEnsemble)
    let mean = values.prefix(68).reduce(0, +) / 68
    var (ee, ef, ff) = (0.0, 0.0, 0.0)
    for fold in 0..<4 {
      let cutoff = 68 + 3 * fold
      for step in 0..<3 {
        let e = values[cutoff + step] - values[cutoff - 1]
        // Fitted once: the average stays.
        let f = values[cutoff + step] - mean
        (ee, ef, ff) = (ee + e * e, ef + e * f, ff + f * f)
      }
    }
    let weight = min(max((ff - ef) / (ee + ff - 2 * ef), 0), 1)
    #expect(isClose(try #require(fitted.weights)[0], weight, relative: 1e-6))
  }

  @Test("An ensemble on too few rows fails with an error that names who refused")
  func aMemberThatRefusesIsAnErrorThatNamesIt() throws {
    let short = [1.0, 2, 3]
    #expect(throws: ModelError.tooFewRows(model: "AutoETS", rows: 3, needed: 5)) {
      try path("ensemble:models=naive+auto-ets", short)
    }
    #expect(throws: ModelError.tooFewRows(model: "Ensemble", rows: 6, needed: 7)) {
      try path("ensemble:models=naive+theta,combine=stack", [1, 2, 3, 4, 5, 6])
    }
    let task = ForecastTask(horizon: 3)
    let needs = { (text: String) in
      let model = try Model(parsing: text)
      return try model.forecaster.minimumRows(for: model.task(from: task))
    }
    #expect(try needs("ensemble:models=naive+auto-ets") == 5)
    #expect(try needs("ensemble:models=naive+auto-ets,combine=stack") == 8)
    #expect(try needs("ensemble:models=theta+mlp") == needs("mlp"))
  }
}
