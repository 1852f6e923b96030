import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletModels
import MartletTestSupport
import Testing

/// A model that needs more rows than the first fold leaves it is a row that says so, where another fits.
struct ShortModelTests {
  private let values = walk(30, seed: 2)

  private func backtest(_ cutoffs: CutoffRule = .ends) throws -> Backtest {
    var task = try smallBacktestTask(horizon: 2)
    task.inputSize = 12
    var backtest = Backtest(task: task, folds: Folds(count: 10), seeds: 2)
    backtest.folds.cutoffs = cutoffs
    return backtest
  }

  @Test("A model that needs more rows than the first fold leaves fails alone")
  func itFailsAlone() async throws {
    let models = [Model.mlp(hidden: 4), .randomWalkWithDrift]
    let result = try await backtest().run(models, on: panel(values))
    #expect(result.models.map(\.label) == ["Naive", "RandomWalkWithDrift"])
    let failure = try #require(result.failures.first)
    #expect(failure.label == "MLP" && failure.place == 1 && failure.seedCount == 2)
    let error = try #require(failure.error.cause as? BacktestError)
    // As when it stands alone, the hint is what would make room for it.
    #expect(error.remedy?.commandLine.contains("(--n-windows") == true)
    #expect(
      failure.error.reason.description.hasPrefix("before the first fold: series 'a' has 30 rows;"))
    // The others forecast what they would without it, to the bit.
    let without = try await backtest().run([.randomWalkWithDrift], on: panel(values))
    #expect(result.bits == without.bits)
    #expect(try backtest().cellCount(models, on: panel(values)) == 20)
  }

  @Test("Too few rows for the only model asked for are an error")
  func aloneItIsAnError() async throws {
    let text = await message {
      _ = try await backtest().run([.mlp(hidden: 4)], on: panel(values))
    }
    #expect(text.contains("10 are left to train on and MLP needs 12"))
  }

  /// Naive that nobody asked for is no other model; one that was asked for is.
  @Test("Naive that was asked for runs where the network beside it fails")
  func naiveThatIsAskedForFits() async throws {
    let result = try await backtest().run([.naive, .mlp(hidden: 4)], on: panel(values))
    #expect(result.failures.map(\.place) == [1])
  }

  @Test("A series too short for one model stops no other, or is left out")
  func inAPanel() async throws {
    let long = panel(walk(80, seed: 1), values)
    let models = [Model.mlp(hidden: 4), .randomWalkWithDrift]
    let result = try await backtest().run(models, on: long)
    #expect(result.failures.map(\.label) == ["MLP"])
    #expect(try backtest().fitting(models, on: long).map(\.label) == ["RandomWalkWithDrift"])
    #expect(try backtest().fitting(models, on: long, leavesOut: true).count == 2)
    #expect(try backtest().fitting([models[0]], on: long).count == 1)
  }
}
