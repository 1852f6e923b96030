import Martlet

/// How the time of a training step grows with batch, width and depth, and the time of a backtest with
/// the number of folds. The last column divides by what the time should be proportional to: in a
/// straight line it stays the same, and may only fall at first, while fixed costs weigh.
@main
enum Growth {
  static func main() async throws {
    print("| MLP, 64 inputs, 24 outputs | microseconds a step | per unit |")
    print("|---|---|---|")
    for batch in [32, 64, 128, 256, 512, 1024] {
      row("batch \(batch), 2 x 256", try step(batch: batch, width: 256, layers: 2), Double(batch))
    }
    for width in [64, 128, 256, 512, 1024] {
      let weights = 64 * width + width * width + 24 * width
      row(
        "width \(width), 2 layers, batch 128", try step(batch: 128, width: width, layers: 2),
        Double(weights) / 1000)
    }
    for layers in [2, 4, 8, 16, 32] {
      row(
        "depth \(layers), width 128, batch 128", try step(batch: 128, width: 128, layers: layers),
        Double(layers))
    }
    print("\n| backtest of MLP 2 x 64, 100 steps | milliseconds | per fold |")
    print("|---|---|---|")
    for folds in [5, 10, 20, 40] {
      row("\(folds) folds", try await backtest(folds: folds), Double(folds))
    }
  }

  static func row(_ name: String, _ value: Double, _ unit: Double) {
    print("| \(name) | \(Int(value.rounded())) | \((value / unit * 100).rounded() / 100) |")
  }

  /// Microseconds: the best of three differences between a run of many steps and one of a single step.
  static func step(batch: Int, width: Int, layers: Int) throws -> Double {
    let hidden = (0..<layers).flatMap { _ in [LayerSpec.linear(width), .activation(.relu)] }
    let network = Network(inputs: 64, hidden + [.linear(24)])
    var generator = SplitMix64(seed: 1)
    let rows = { (width: Int) in
      (0..<2048).map { _ in (0..<width).map { _ in Float(generator.uniform() * 2 - 1) } }
    }
    let examples = Examples(inputs: rows(64), targets: rows(24))
    let steps = max(10, 40_000_000 / (batch * network.parameterCount))
    func seconds(_ steps: Int) throws -> Double {
      var options = TrainingOptions()
      options.maxSteps = steps
      options.batchSize = batch
      options.validationInterval = steps
      let start = ContinuousClock.now
      _ = try Trainer(network, options).train(on: examples, seed: 1)
      return (ContinuousClock.now - start) / .seconds(1)
    }
    let base = try (0..<3).map { _ in try seconds(1) }.min() ?? .nan
    let best = try (0..<3).map { _ in try seconds(steps + 1) }.min() ?? .nan
    return (best - base) / Double(steps) * 1e6
  }

  /// Milliseconds of a backtest on 3000 rows of a random walk, on one core.
  static func backtest(folds: Int) async throws -> Double {
    var generator = SplitMix64(seed: 2)
    var level = 100.0
    let values = (0..<3000).map { _ in
      level += generator.uniform() - 0.5
      return level
    }
    let series = Series(
      id: "walk",
      axis: TimeAxis(kind: .integer, ticks: (0..<3000).map { Int64($0) }),
      target: Column(name: "y", role: .target, values: values))
    var task = ForecastTask(horizon: 5)
    task.training.maxSteps = 100
    let backtest = Backtest(task: task, folds: Folds(count: folds), seeds: 1)
    let start = ContinuousClock.now
    _ = try await backtest.run([.mlp(hidden: 64)], on: Panel(series: [series]))
    return (ContinuousClock.now - start) / .milliseconds(1)
  }
}
