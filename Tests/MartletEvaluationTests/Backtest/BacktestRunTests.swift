import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

struct BacktestRunTests {
  private let values = walk(60, seed: 1)

  private func makeBacktest(count: Int = 4, seeds: Int = 2) throws -> Backtest {
    Backtest(task: try smallBacktestTask(), folds: Folds(count: count, step: 2), seeds: seeds)
  }

  // MARK: - Same bits

  @Test("Each fold of many has the bits of its own run that ends with it")
  func eachFoldStartsAfresh() async throws {
    let backtest = try makeBacktest()
    let models = try everyModel()
    let many = try await backtest.run(models, on: panel(values))
    #expect(many.models.count == models.count)
    for fold in many.folds {
      let end = fold.lastRow(of: values.count) + 1 + backtest.task.horizon
      let alone = try await makeBacktest(count: 1).run(
        models, on: panel(Array(values.prefix(end))))
      for model in models {
        #expect(
          alone.bits(model.label).map { $0[0][0] }
            == many.bits(model.label).map { $0[0][fold.index] },
          "\(model.label) fold \(fold.index + 1)")
      }
    }
  }

  @Test("Neither the number of jobs nor the order of models changes a bit")
  func neitherJobsNorOrderChangeABit() async throws {
    var backtest = try makeBacktest()
    let models = try everyModel()
    let two = panel(values, walk(50, seed: 2))
    let first = try await backtest.run(models, on: two).bits
    #expect(first.count == models.count)
    for jobs in [2, 4] {
      backtest.jobs = jobs
      #expect(try await backtest.run(models, on: two).bits == first)
      #expect(try await backtest.run(models.reversed(), on: two).bits == first)
    }
  }

  @Test("The label of a model changes no bit of its forecasts")
  func labelsChangeNoBit() async throws {
    let result = try await makeBacktest().run(
      Model.list(parsing: ["mlp:hidden=8", "mlp:hidden=8,label=other"]), on: panel(values))
    #expect(result.bits("MLP") == result.bits("other"))
  }

  @Test("Seeds, series and runs of another seed have random numbers of their own")
  func seedsSeriesAndFoldsHaveTheirOwnChance() async throws {
    var backtest = try makeBacktest(seeds: 3)
    backtest.task.scope = .local
    let models = [Model.mlp(hidden: 8)]
    let result = try await backtest.run(models, on: panel(values, values))
    let paths = result.bits("MLP")
    #expect(paths.count == 3)
    #expect(Set(paths.map { $0[0][0] }).count == 3)
    #expect(paths[0][0] != paths[0][1])
    backtest.seed = 2
    let other = try await backtest.run(models, on: panel(values, values)).bits("MLP")
    #expect(Set(paths.joined().joined()).isDisjoint(with: other.joined().joined()))
  }

  @Test("Forecasts of simple models are those computed by hand from the training rows")
  func pathsAreThoseOfTheModels() async throws {
    let result = try await makeBacktest().run(try everyModel(), on: panel(values))
    for fold in result.folds {
      let cutoff = fold.lastRow(of: values.count)
      let past = Array(values.prefix(cutoff + 1))
      func path(_ label: String) -> [Double] {
        result.models.first { $0.label == label }?.meanPath(series: 0, fold: fold.index) ?? []
      }
      let last = values[cutoff]
      #expect(path("Naive") == [last, last, last])
      #expect(
        path("SeasonalNaive") == [values[cutoff - 3], values[cutoff - 2], values[cutoff - 1]])
      let slope = (last - values[0]) / Double(cutoff)
      #expect(
        zip(path("RandomWalkWithDrift"), 1...3).allSatisfy {
          isClose($0, last + Double($1) * slope)
        })
      let mean = past.reduce(0, +) / Double(past.count)
      #expect(path("HistoricAverage").allSatisfy { isClose($0, mean) })
      #expect(
        Array(result.actual(series: 0, fold: fold.index))
          == Array(values[(cutoff + 1)...].prefix(3)))
      #expect(result.last(series: 0, fold: fold.index) == last)
    }
  }

  @Test("A rolling window with a gap averages only the rows within it")
  func rollingAveragesForgetTheStart() async throws {
    var backtest = Backtest(horizon: 2, folds: .rolling(trainSize: 5, count: 2), seeds: 1)
    backtest.folds.gap = 1
    let result = try await backtest.run([.historicAverage], on: panel((0..<20).map(Double.init)))
    // Cutoffs 15 and 17; trained on 10 … 14 and 12 … 16.
    #expect(result.models[1].nested[0][0] == [[12, 12], [14, 14]])
  }

  // MARK: - Refit

  @Test(
    "Each fold uses the newest fit by its refit rule, as computed by hand",
    arguments: [
      (Folds.Refit.never, [0, 0, 0, 0, 0]), (.every(2), [0, 0, 2, 2, 4]),
      (.everyFold, [0, 1, 2, 3, 4]), (.every(9), [0, 0, 0, 0, 0]),
    ])
  func theNewestFitIsUsed(refit: Folds.Refit, fits: [Int]) async throws {
    var backtest = try makeBacktest(count: 5, seeds: 1)
    backtest.folds.refit = refit
    let models: [Model] = [.naive, .randomWalkWithDrift, .historicAverage, .mlp(hidden: 8)]
    let result = try await backtest.run(models, on: panel(values))
    // The fits by hand: each the last fold of a run that ends there.
    for fold in result.folds {
      let fitCutoff = result.folds[fits[fold.index]].lastRow(of: values.count)
      let cutoff = fold.lastRow(of: values.count)
      let slope = (values[fitCutoff] - values[0]) / Double(fitCutoff)
      let mean = values[...fitCutoff].reduce(0, +) / Double(fitCutoff + 1)
      let paths = result.models.map { $0.path(seed: 0, series: 0, fold: fold.index) }
      #expect(paths[0][0] == values[cutoff])
      #expect(isClose(paths[1][2], values[cutoff] + 3 * slope))
      #expect(isClose(paths[2][0], mean))

      let known = { (row: Int) in AsOfPanel(histories: [series(values).asOf(row: row)]) }
      let randomness = SplitMix64(
        seed: backtest.seed, path: ["a", "cutoff \(fitCutoff)", "seed 0"])
      let fitted = try MLP(hidden: 8).fit(
        known(fitCutoff), models[3].task(from: backtest.task), randomness: randomness)
      #expect(try fitted.predict(known(cutoff))[0] == paths[3])
    }
    #expect(try backtest.cellCount(models, on: panel(values)) == Set(fits).count * 4)
  }

  // MARK: - Naive, progress

  @Test("A run adds Naive where it is not among the models")
  func naiveIsAlwaysThere() async throws {
    let backtest = try makeBacktest(count: 2, seeds: 1)
    func labels(_ models: [Model]) async throws -> [String] {
      try await backtest.run(models, on: panel(values)).models.map(\.label)
    }
    #expect(try await labels([.historicAverage]) == ["Naive", "HistoricAverage"])
    #expect(try await labels([]) == ["Naive"])
    #expect(try await labels([.historicAverage, .naive]) == ["HistoricAverage", "Naive"])
    let renamed = Model(Naive(), label: "last value")
    #expect(try await labels([renamed]) == ["last value"])
    let result = try await backtest.run([.historicAverage, renamed], on: panel(values))
    #expect(result.naiveIndex == 1)
  }

  @Test("Progress counts every cell once, whatever the number of jobs", arguments: [1, 2, 4])
  func progressCountsEveryCellOnce(jobs: Int) async throws {
    var backtest = try makeBacktest(count: 3, seeds: 2)
    backtest.jobs = jobs
    backtest.task.scope = .local
    let two = panel(values, walk(50, seed: 2))
    var done: [Int] = []
    var labels: [String: Int] = [:]
    let models: [Model] = [.mlp(hidden: 8), .historicAverage]
    _ = try await backtest.run(models, on: two) { progress in
      done.append(progress.done)
      labels[progress.label, default: 0] += 1
      #expect(progress.total == 24)
    }
    // Three folds of two series; two seeds of the network.
    #expect(done == Array(1...24))
    #expect(try backtest.cellCount(models, on: two) == 24)
    #expect(labels.count == 12)
    #expect(labels.values.allSatisfy { $0 == 2 })
    #expect(labels["MLP fold 3 seed 2"] == 2)
    #expect(labels["Naive fold 1"] == 2)
  }

  @Test("Only random models have a forecast for each seed")
  func onlyNetworksHaveSeeds() async throws {
    let result = try await makeBacktest(seeds: 3).run(try everyModel(), on: panel(values))
    for model in result.models {
      #expect(model.seedCount == (model.isRandom ? 3 : 1))
      #expect(model.meanFitSeconds >= 0)
    }
  }

  @Test("The mean path of a network is the mean over its seeds")
  func theMeanPathIsTheMeanOverSeeds() async throws {
    let result = try await makeBacktest(seeds: 3).run([.mlp(hidden: 8)], on: panel(values))
    let mlp = result.models[1]
    let paths = mlp.nested
    for step in 0..<3 {
      let mean =
        (paths[0][0][1][step] + paths[1][0][1][step] + paths[2][0][1][step]) / 3
      #expect(isClose(mlp.meanPath(series: 0, fold: 1)[step], mean))
    }
  }
}
