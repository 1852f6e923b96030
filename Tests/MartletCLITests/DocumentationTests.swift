import Foundation
import Martlet
import Testing

/// The programs of the documentation catalog, as they are printed there: they compile, and say what they should.
struct DocumentationTests {
  private let root = Tool.root.path

  @Test("The documentation's programs that load data run as printed") func load() throws {
    let rates = try Panel(csv: "\(root)/datasets/unemployment.csv")
    #expect(rates.series.count == 1)
    var reader = PanelReader(
      files: ["\(root)/datasets/sp500.csv", "\(root)/datasets/core_cpi.csv"], target: "Close")
    reader.pastCovariates = ["CPILFESL"]
    reader.releases = ["CPILFESL": ReleaseLag(14, .days)]
    let panel = try reader.panel()
    #expect(panel.source.remarks.contains { "\($0)".contains("sp500.csv: 5,031 rows") })
    let axis = TimeAxis(kind: .integer, ticks: Array(0..<60))
    let values = (0..<60).map { 100 + Double($0 % 4) }
    let target = Column(name: "value", role: .target, values: values)
    let made = Panel(series: [Series(id: "made", axis: axis, target: target)])
    #expect(made.series[0].count == 60)
  }

  @Test("The documentation's program of a network made of layers trains it") func network() throws {
    let network = Network(
      inputs: 8, [.residual([.linear(16), .activation(.tanh), .linear(8)]), .linear(1)])
    let parameters = network.initialized(seed: 1)
    #expect(network.forward([[Float](repeating: 1, count: 8)], parameters)[0].count == 1)
    var generator = SplitMix64(seed: 1)
    let inputs = (0..<256).map { _ in (0..<8).map { _ in Float(generator.uniform()) } }
    let examples = Examples(inputs: inputs, targets: inputs.map { [$0[0] * $0[1]] })
    var options = TrainingOptions()
    options.maxSteps = 100
    let trained = try Trainer(network, options).train(on: examples, seed: 1)
    let losses = trained.record.checks.map(\.trainingLoss)
    #expect(try #require(losses.last) < #require(losses.first))
  }

  struct MeanOfLast: Forecaster {
    let count: Int
    var name: String { "MeanOfLast" }
    func minimumRows(for task: ForecastTask) -> Int { count }

    func fit(_ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64) -> Fitted {
      Fitted(count: count, horizon: task.horizon)
    }

    struct Fitted: FittedForecaster {
      let count: Int
      let horizon: Int

      func predict(_ panel: AsOfPanel) -> [[Double]] {
        panel.histories.map { history in
          let known = history.target.suffix(count)
          return [Double](repeating: known.reduce(0, +) / Double(known.count), count: horizon)
        }
      }
    }
  }

  struct Bottleneck: NetworkForecaster {
    let width: Int
    var name: String { "Bottleneck" }

    func layers(for shape: NetworkShape) -> [LayerSpec] {
      [.linear(width), .activation(.relu), .linear(shape.outputs)]
    }
  }

  @Test("The documentation's own model forecasts, and its repeated run gives the same bytes")
  func models() async throws {
    let rates = try Panel(csv: "\(root)/datasets/unemployment.csv")
    var backtest = Backtest(horizon: 3, folds: .expanding(count: 2, step: 3), seeds: 1)
    backtest.task.training.maxSteps = 10
    let result = try await backtest.run(
      [Model(MeanOfLast(count: 3)), Model(Bottleneck(width: 8))], on: rates)
    let values = rates.series[0].target.values
    let known = values.dropLast(6).suffix(3)
    #expect(
      result.models[1].meanPath(series: 0, fold: 0)
        == [Double](repeating: known.reduce(0, +) / 3, count: 3))
    #expect(result.models[2].label == "Bottleneck")

    var again = backtest
    again.seed = 1
    again.jobs = 2
    let repeated = try await again.run([.mlp(hidden: 8)], on: rates)
    #expect(repeated.csv == (try await backtest.run([.mlp(hidden: 8)], on: rates)).csv)
  }

  @Test("The documentation's program reads place, message and hint of an error") func errors() {
    var isRefused = false
    do {
      _ = try Panel(csv: "\(root)/datasets/sp500.csv", target: "Clse")
    } catch {
      isRefused = true
      #expect(error.location?.line == 1 && error.message == "there is no column 'Clse'")
      #expect(error.hint?.contains("target: \"Close\"") == true)
    }
    #expect(isRefused)
  }

  @Test("The documentation's program reads ranking, verdict and forecast of a result")
  func results() async throws {
    var reader = PanelReader(files: ["\(root)/datasets/sp500.csv"], target: "Close")
    reader.volatility = VolatilityTarget(.garmanKlass)
    let backtest = Backtest(horizon: 5, folds: .expanding(count: 10, step: 5))
    let panel = try reader.panel()
    let result = try await backtest.run([Model(HAR())], on: panel)
    var labels: [String] = []
    for place in result.ranking {
      let comparison = result.comparison(of: place, against: result.naiveIndex)
      labels.append(result.models[place].label)
      #expect(comparison.skill >= 0)
    }
    #expect(labels == ["HAR", "Naive"])
    let verdict = result.verdict(model: 1)
    #expect(verdict.outcome != .untested && verdict.comparison.pValue != nil)
    let forecast = try await Forecasting(calibratedBy: backtest).run([Model(HAR())], on: panel)
    var last = ""
    for (label, value) in zip(forecast.timeLabels(ofSeries: 0), forecast.models[0].series[0].path) {
      #expect(value > 0)
      last = label
    }
    #expect(last == "2019-01-08")
  }
}
