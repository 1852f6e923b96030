import Foundation
import MartletCatalog
import MartletForecasting
import Testing

/// `martlet models`: text, JSON and the manual say the same.
struct ModelsTests {
  @Test(
    "martlet models dlinear naive prints source, cost and options in exactly the expected words")
  func oneModel() throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet.shell("COLUMNS=80 $martlet models dlinear naive")
      #expect(outcome.messages == "")
      #expect(outcome.status == 0)
      #expect(outcome.output == text)
    }
  }

  private let text = """
      model    forecast
      dlinear  linear maps of the trend of the window and the rest
      naive    the last value

    dlinear: linear maps of the trend of the window and the rest
      for    series with a trend and a season
      source Zeng et al., AAAI 2023
      cost   2 x lookback x horizon weights: milliseconds
      task   loss=mae, schedule=cosine/0, learning-rate=0.003 where nothing else is
             asked for
      kernel=25  rows in the moving average: a whole number from 1 to 1,000,000

    naive: the last value
      for    always: a model that does not beat it is of no use
      source Hyndman and Athanasopoulos 2021, 5.2
      cost   none

    Every network also takes these, as mlp:learning-rate=0.01 (their meaning:
    martlet help backtest): input-size, scaler, scope, sampling, window-stride,
    half-life, loss-units, partial, pad, max-steps, batch-size, learning-rate,
    schedule, warmup-steps, optimizer, loss, weight-decay, l1, accumulate,
    clip-value, clip-norm, average, val-size, patience, val-check-steps

    """

  @Test("martlet models lists every model within the width of the terminal", arguments: [80, 120])
  func fitsTheTerminal(width: Int) throws {
    try Tool.inFolder { martlet in
      let lines = try martlet.shell("COLUMNS=\(width) $martlet models").output
        .split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count > 100)
      for line in lines { #expect(line.count <= width, "\(line)") }
      for entry in Model.all { #expect(lines.contains { $0.hasPrefix("\(entry.name): ") }) }
    }
  }

  @Test("martlet models --json gives names, sources, options and defaults") func json() throws {
    try Tool.inFolder { martlet in
      let document = try martlet("models dlinear --json").document()
      let models = try #require(document["models"] as? [[String: Any]])
      #expect(models.count == 1)
      let model = try #require(models.first)
      #expect(model["name"] as? String == "dlinear")
      #expect(model["title"] as? String == "DLinear")
      #expect(model["source"] as? String == "Zeng et al., AAAI 2023")
      #expect(model["network"] as? Bool == true)
      #expect(
        model["task"] as? NSDictionary
          == ["loss": "mae", "schedule": "cosine/0", "learning-rate": 0.003] as NSDictionary)
      #expect(
        model["options"] as? NSArray == [
          [
            "name": "kernel", "summary": "rows in the moving average", "default": 25,
            "expects": "a whole number from 1 to 1,000,000",
          ] as NSDictionary
        ] as NSArray)
      let shared = try #require(document["network_options"] as? [[String: Any]])
      #expect(shared.count == ForecastTask.networkOptions.count)
      let all = try martlet("models --json").document()["models"] as? [[String: Any]]
      #expect(all?.compactMap { $0["name"] as? String } == Model.names)
    }
  }

  @Test("martlet models with a wrong name is an error that suggests the right one")
  func aModelThatIsNone() throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet("models nbeets")
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
      #expect(
        outcome.messages
          == "error: nbeets: there is no model 'nbeets'; hint: did you mean 'nbeats'?\n")
    }
  }

  @Test("Every model and its options are named in the manual") func theManualKnowsThem() throws {
    let manual = try Tool.repositoryFile("docs/cli.md")
    let models = try Tool.repositoryFile("docs/models.md")
    for entry in Model.all {
      #expect(manual.contains("`\(entry.name)`"), "\(entry.name)")
      #expect(!entry.isNetwork || models.contains("`\(entry.name)`"), "\(entry.name)")
      for option in entry.options { #expect(manual.contains("`\(option.name)`"), "\(option.name)") }
    }
  }
}
