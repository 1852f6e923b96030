import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTraining
import RealModule
import Testing

/// Networks with the outputs and the pasts that losses ask for.
struct MLPLossTests {
  private static let losses: [Loss] = [
    .mse, .logCosh, .smape, .mase(season: 2), .quantiles([0.1, 0.5, 0.9]), .gaussian, .studentT(),
    .studentT(degreesOfFreedom: 5),
  ]

  @Test("An MLP has as many outputs per step as its loss needs", arguments: losses)
  func outputsAreThoseOfTheLoss(loss: Loss) throws {
    let network = try MLP(hidden: 4).network(inputs: 6, horizon: 3, loss: loss)
    #expect(network.outputWidth == 3 * loss.outputsPerTarget)
  }

  @Test("An MLP forecast is the loss's point of the outputs, scaled back", arguments: losses)
  func forecastsThePoint(loss: Loss) throws {
    let y = walk(60, seed: 1)
    var task = smallTask()
    task.training.loss = loss
    let panel = known(y, covariates: [noise(60, seed: 2)])
    let fitted = try MLP(hidden: 8).fit(panel, task, randomness: SplitMix64(seed: 3))
    let scale = task.scaler.fit(y.suffix(8))
    let x = noise(60, seed: 2)
    let xScale = task.scaler.fit(x.suffix(8))
    let window =
      y.suffix(8).map { Float(scale.apply($0)) } + x.suffix(8).map { Float(xScale.apply($0)) }
    let outputs = fitted.network.forward([window], fitted.parameters)[0]
    let expected = loss.point(of: outputs).map { scale.invert($0) }
    #expect(areClose(try fitted.predict(panel)[0], expected, relative: 1e-9))
  }

  /// Past covariates stand behind the lookback of the target, and MASE does not look there.
  @Test("MASE in training scales by the lookback of the target, not by covariates")
  func maseScalesByTheTargetAlone() throws {
    var task = smallTask(scaler: .none, maxSteps: 1)
    task.training.loss = .mase(season: 7)
    task.training.batchSize = 100
    task.isPartial = false
    let y = walk(30, seed: 1)
    let panel = known(y, covariates: [noise(30, seed: 2)])
    // Weights of 0: the first forecast is 0 everywhere.
    let fitted = try MLP(hidden: 2, initializer: .zeros)
      .fit(panel, task, randomness: SplitMix64(seed: 3))
    let errors = (8...27).flatMap { cutoff in
      y[cutoff..<cutoff + 3].map { $0 / abs(y[cutoff - 1] - y[cutoff - 8]) }
    }
    let expected = errors.reduce(0, +) / Double(errors.count)
    #expect(isClose(fitted.record.checks.first?.trainingLoss ?? 0, expected, relative: 1e-4))
  }

  /// A network whose forecast is the mean of its window: the first training loss is the mean of these
  /// errors, each counted in units of its series or of its window.
  @Test(
    "Training losses count errors in units of the series or of the window",
    arguments: [(Loss.mae, 1.0), (.mse, 2)], ForecastTask.LossUnits.allCases)
  func errorsCountInTheirUnits(loss: (Loss, degree: Double), units: ForecastTask.LossUnits) throws {
    var task = smallTask(scaler: .standard, maxSteps: 1)
    task.training.loss = loss.0
    task.training.batchSize = 1000
    task.isPartial = false
    task.lossUnits = units
    let series = [walk(30, seed: 1), walk(40, seed: 2).map { 1000 * $0 }]
    var (errors, weights) = (0.0, 0.0)
    for y in series {
      let deviation = WindowScaler.standard.fit(y[...]).scale
      for cutoff in 8...y.count - 3 {
        let scale = WindowScaler.standard.fit(y[cutoff - 8..<cutoff])
        let weight = units == .window ? 1 : Double.pow(scale.scale / deviation, loss.degree)
        for value in y[cutoff..<cutoff + 3] {
          errors += weight * Double.pow(abs(scale.apply(value)), loss.degree)
          weights += weight
        }
      }
    }
    let panel = AsOfPanel(histories: series.map { known($0).histories[0] })
    let fitted = try MLP(hidden: 2, initializer: .zeros)
      .fit(panel, task, randomness: SplitMix64(seed: 3))
    let measured = fitted.record.checks.first?.trainingLoss ?? 0
    #expect(isClose(measured, errors / weights, relative: 1e-4))
  }

  /// A series that never moves gives MASE no scale: nothing is learnt, nothing fails.
  @Test("MASE training on a constant series gives a finite forecast")
  func maseOfAConstant() throws {
    var task = smallTask()
    task.training.loss = .mase(season: 1)
    let path = try MLP(hidden: 8).forecast(known([Double](repeating: 5, count: 60)), task)[0]
    #expect(path.allSatisfy { $0.isFinite })
  }
}
