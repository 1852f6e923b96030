import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTime
import MartletTraining
import RealModule
import Testing

/// What reaches a network beside the target, and how much windows count.
struct PipelineTests {
  private func known(
    _ target: [Double], future: [Double], id: String = "a"
  ) -> AsOfPanel {
    let axis = TimeAxis(kind: .integer, ticks: target.indices.map { Int64($0) })
    return AsOfPanel(histories: [
      Series(
        id: id, axis: axis, target: Column(name: "y", role: .target, values: target),
        futureCovariates: [Column(name: "plan", role: .futureCovariate, values: future)]
      ).asOf(row: target.count - 1)
    ])
  }

  @Test("A jump announced by a future covariate is forecast") func aPlanIsUsed() throws {
    let plan = noise(130, seed: 3).map { $0 > 0.4 ? 1.0 : 0 }
    let y = (0..<120).map { 10 + 5 * plan[$0] }
    var task = smallTask(horizon: 2, maxSteps: 300)
    task.training.learningRate = 0.01
    let fitted = try MLP(hidden: 16, layers: 1, initializer: .heNormal).fit(
      known(y, future: plan), task, randomness: SplitMix64(seed: 1))
    for cutoff in [100, 110, 119] {
      let path = try fitted.predict(known(Array(y[...cutoff]), future: plan))[0]
      for (step, value) in path.enumerated() {
        #expect(abs(value - (10 + 5 * plan[cutoff + 1 + step])) < 2.5)
      }
    }
  }

  @Test("With padding an MLP trains on and forecasts a series shorter than the lookback")
  func shortSeries() throws {
    var task = smallTask()
    task.isPadded = true
    let mlp = MLP(hidden: 8)
    #expect(mlp.minimumRows(for: task) == 1 + 3)
    let paths = try mlp.forecast(
      MartletTestSupport.known([1, 2, 3, 4, 5], walk(40, seed: 1)), task)
    #expect(paths.map(\.count) == [3, 3])
    #expect(paths.joined().allSatisfy { $0.isFinite })
  }

  @Test("With a short half-life a network learns the newer of two opposite habits")
  func recentWindowsCountMore() throws {
    let old = (0..<100).map { Double($0 % 2) }
    let new = (0..<40).map { Double($0 / 2 % 2) }
    var task = smallTask(horizon: 1, scaler: .none, maxSteps: 400)
    task.training.learningRate = 0.01
    func error(halfLife: Double?) throws -> Double {
      task.halfLife = halfLife
      let fitted = try MLP(hidden: 16, layers: 1, initializer: .heNormal).fit(
        MartletTestSupport.known(old + new.map { 1 - $0 } + old.prefix(1)), task,
        randomness: SplitMix64(seed: 2))
      // The habits disagree after these eight rows: fall now, or only later.
      let path = try fitted.predict(MartletTestSupport.known([0, 1, 0, 1, 0, 1, 0, 1]))[0]
      return abs(path[0])
    }
    #expect(try error(halfLife: nil) < 0.2)
    #expect(try error(halfLife: 1) > 0.2)
  }

  @Test("A window stride of 4 keeps every fourth training window, counted from the end")
  func strideLeavesOutWindows() throws {
    var task = smallTask()
    task.windowStride = 4
    let panel = MartletTestSupport.known(walk(60, seed: 1))
    let windows = try FittedPipeline(fitting: panel, task).windows(of: panel).training
    #expect(windows.count == 13)
    #expect(windows.rowsAfter(12) == 0 && windows.rowsAfter(11) == 2)
  }
}
