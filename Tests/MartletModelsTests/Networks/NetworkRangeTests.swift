import MartletFiles
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTraining
import Testing

/// Values that the numbers of a network cannot hold.
struct NetworkRangeTests {
  private func failure(
    _ panel: AsOfPanel, _ task: ForecastTask = smallTask(scaler: .standard, maxSteps: 3)
  ) throws -> ModelError? {
    do {
      _ = try MLP(hidden: 4, layers: 1).fit(panel, task, randomness: SplitMix64(seed: 1))
      return nil
    } catch let error as ModelError {
      return error
    }
  }

  @Test("A constant of -1e140 is forecast as itself") func aLevelIsTakenOff() throws {
    let panel = known([Double](repeating: -1e140, count: 60))
    let fitted = try MLP(hidden: 4, layers: 1).fit(
      panel, smallTask(scaler: .standard, maxSteps: 3), randomness: SplitMix64(seed: 1))
    for value in try fitted.predict(panel)[0] { #expect(abs(value / -1e140 - 1) < 1e-9) }
  }

  @Test(
    "A value of 1e100 among ordinary ones is an error that names column and row",
    arguments: WindowScaler.allCases)
  func oneValueBeyondThem(scaler: WindowScaler) throws {
    var values = walk(60, seed: 2)
    values[31] = 1e100
    let error = try failure(known(values), smallTask(scaler: scaler, maxSteps: 3))
    #expect(error == .beyondNetworks(column: "y", value: 1e100, time: "31"))
    let text = "'y' holds 1e+100 at 31, beyond what a network's numbers hold after scaling"
    #expect(error.map { "\($0)" } == text)
  }

  @Test("A covariate too large for single precision is an error that names it")
  func aCovariateBeyondThem() throws {
    var x = noise(60, seed: 3)
    x[40] = -1e120
    var task = smallTask(scaler: .none, maxSteps: 3)
    task.transform = try Transform([.standard])
    let error = try failure(known(noise(60, seed: 4), covariates: [x]), task)
    #expect(error == .beyondNetworks(column: "x1", value: -1e120, time: "40"))
  }

  @Test(
    "Series as small as 1e-300 or as large as 1e140 are learnt from",
    arguments: [1e-300, 1, 1e12, 1e140])
  func aScaleOfItsOwnIsFine(size: Double) throws {
    #expect(try failure(known(walk(60, seed: 5).map { $0 * size / 100 })) == nil)
  }

  /// Squares that leave the range of a Double have no scale.
  @Test("A series too large to square is an error that advises larger units")
  func aScaleThatIsNoNumber() throws {
    let values = walk(60, seed: 5).map { $0 * 1e300 }
    let error = try failure(known(values))
    #expect(error?.hint?.contains("larger units") == true)
  }

  @Test("A learning rate of 1e30 is a training error, not one of the data")
  func aRateThatIsTooLargeIsNoErrorOfTheData() throws {
    var task = smallTask(scaler: .standard, maxSteps: 200)
    task.training.learningRate = 1e30
    #expect(throws: TrainingError.self) { try failure(known(walk(60, seed: 6)), task) }
  }
}
