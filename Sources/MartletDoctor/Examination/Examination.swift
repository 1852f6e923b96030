import MartletPanels
import MartletEvaluation
import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletTraining

/// What was measured of a network, once for all rules.
struct Examination: Sendable {
  /// The network as a model.
  let model: Model
  /// What it learns from.
  let fit: FirstFit
  /// The network, and its windows.
  let setup: NetworkSetup
  /// How many seeds were tried.
  let seeds: Int
  /// Some of the windows to learn from.
  let sample: Examples
  /// Some of the windows that are held out.
  let heldOut: Examples?
  /// The losses of forecasts that need no network, on both.
  let simple: SimpleLosses
  let simpleHeldOut: SimpleLosses?
  /// The network at its first step, by seed.
  private(set) var starts: [NetworkStart] = []
  /// The share of the loss that is left after learning sixteen windows by heart, of the first seed; empty for a
  /// network of which that cannot be asked.
  private(set) var memories: [Double] = []
  /// The range test, a curve for each seed.
  private(set) var curves: [RateRangeTest.Curve] = []
  /// Whole trainings, by seed.
  private(set) var trainings: [ObservedTraining] = []

  /// The training options of the fit.
  var options: TrainingOptions { setup.task.training }

  /// Windows that are looked at one by one.
  private static let most = 512

  init(
    of network: any NetworkForecaster, _ model: Model, _ fit: FirstFit, needs: Set<Measure>,
    seeds: Int, jobs: Int, progress: (Backtest.Progress) -> Void
  ) async throws {
    (self.model, self.fit, self.seeds) = (model, fit, seeds)
    let setup = try network.setup(on: fit.known, fit.task, heldOut: Self.heldOutRows(fit))
    let sample = setup.training.sample(atMost: Self.most)
    self.setup = setup
    self.sample = sample
    heldOut = setup.validation.map { $0.sample(atMost: Self.most) }
    simple = SimpleLosses(of: sample, setup)
    simpleHeldOut = heldOut.map { SimpleLosses(of: $0, setup) }
    let heldOut = heldOut

    var pieces: [(label: String, work: @Sendable () -> Piece)] = []
    for seed in 0..<seeds {
      let chance = fit.randomness(seed: seed)
      if needs.contains(.start) || needs.contains(.training) {
        pieces.append(
          ("first step, seed \(seed + 1)", { .start(NetworkStart(setup, sample, chance)) }))
      }
      if seed == 0, needs.contains(.memory), Memory.isFair(setup) {
        pieces.append(("sixteen windows", { .memory(Memory.left(setup, chance)) }))
      }
      if needs.contains(.range) {
        pieces.append(
          (
            "range test, seed \(seed + 1)",
            {
              .range(
                setup.trainer.rangeTest(setup.training, 1e-6...10, 100, [UInt64(seed + 1)]))
            }
          ))
      }
      if needs.contains(.training) {
        pieces.append(
          (
            "training, seed \(seed + 1)",
            { .training(ObservedTraining(setup, sample, heldOut, chance)) }
          ))
      }
    }
    let results = try await Self.run(pieces, jobs: jobs, progress)
    for result in results {
      switch result {
      case .start(let start): starts.append(start)
      case .memory(let share): memories.append(share)
      case .range(let test): curves += test.curves
      case .training(let training): trainings.append(training)
      }
    }
  }

  /// The last eighth of the rows of the shortest series, and two horizons at least; none where that leaves too
  /// few to learn from.
  private static func heldOutRows(_ fit: FirstFit) -> Int {
    let rows = fit.known.histories.map(\.count).min() ?? 0
    let held = max(rows / 8, 2 * fit.task.horizon)
    return rows >= fit.task.rowsToLearn + 3 * held ? held : 0
  }

  private enum Piece: Sendable {
    case start(NetworkStart)
    case memory(Double)
    case range(RateRangeTest)
    case training(ObservedTraining)
  }

  /// Runs pieces on several cores and gives their results in the order of the pieces.
  private static func run(
    _ pieces: [(label: String, work: @Sendable () -> Piece)], jobs: Int,
    _ progress: (Backtest.Progress) -> Void
  ) async throws -> [Piece] {
    var results = [Piece?](repeating: nil, count: pieces.count)
    try await withThrowingTaskGroup(of: (Int, Piece).self) { tasks in
      var (next, done) = (0, 0)
      func startNext() {
        guard next < pieces.count, !Task.isCancelled else { return }
        let (index, work) = (next, pieces[next].work)
        tasks.addTask { (index, work()) }
        next += 1
      }
      for _ in 0..<max(jobs, 1) { startNext() }
      while let (index, piece) = try await tasks.next() {
        results[index] = piece
        done += 1
        progress(Backtest.Progress(done: done, total: pieces.count, label: pieces[index].label))
        startNext()
      }
    }
    try Task.checkCancellation()
    return results.compactMap { $0 }
  }
}
