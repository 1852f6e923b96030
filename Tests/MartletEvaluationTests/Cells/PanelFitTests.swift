import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

/// One model, fitted on all series of a panel.
struct PanelFitTests {
  private let known = panel(walk(60, seed: 1), walk(60, seed: 2), walk(3, seed: 3))
    .asOf(rowsBeforeEnd: 0)
  private let start = SplitMix64(seed: 7)

  private func first(_ count: Int) -> AsOfPanel {
    AsOfPanel(histories: Array(known.histories.prefix(count)))
  }

  @Test("A network learns from all series together, unless each is to be local")
  func groups() throws {
    let task = try smallBacktestTask()
    let network = Model.mlp(hidden: 8)
    #expect(try network.groups(of: 0..<3, task) == [0..<3])
    #expect(try network.groups(of: 0..<0, task).isEmpty)
    #expect(try Model.naive.groups(of: 0..<3, task) == [0..<1, 1..<2, 2..<3])
    let local = try Model(parsing: "mlp:hidden=8,scope=local")
    #expect(try local.groups(of: [4, 6], task).map(Array.init) == [[4], [6]])
    // To the bit the forecast of a fit of the one group.
    let stream = start.stream("seed 0")
    let alone = try network.fit(first(2), network.task(from: task), randomness: stream)
    let fit = try PanelFit(network, first(2), task, randomness: start)
    #expect(try fit.predict(first(2)) == alone.predict(first(2)))
  }

  @Test("A model of chance is averaged over its seeds")
  func seeds() throws {
    let task = try smallBacktestTask()
    let network = Model.mlp(hidden: 8)
    let paths = try (0..<2).map { seed in
      try network.fit(
        first(1), network.task(from: task), randomness: start.stream("seed \(seed)")
      ).predict(first(1))[0]
    }
    let fit = try PanelFit(network, first(1), task, randomness: start, seeds: 2)
    #expect(try fit.predict(first(1))[0] == zip(paths[0], paths[1]).map { ($0 + $1) / 2 })
  }

  @Test("A series that is refused is an error, or left out with its reason")
  func refusals() throws {
    let task = try smallBacktestTask()
    let model = try Model(parsing: "auto-ets")
    let short = ModelError.tooFewRows(model: "AutoETS", rows: 3, needed: 5)
    #expect(throws: short) { try PanelFit(model, known, task, randomness: start) }
    let fit = try PanelFit(model, known, task, randomness: start) { $0 as? ModelError }
    #expect(fit.refusal == short)
    let paths = try fit.predict(known)
    #expect(paths[2] == nil)
    let whole = try PanelFit(model, first(2), task, randomness: start)
    #expect(whole.refusal == nil)
    #expect(try whole.predict(first(2)) == Array(paths.prefix(2)))
  }
}
