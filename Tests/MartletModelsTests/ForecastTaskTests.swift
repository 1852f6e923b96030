import MartletCatalog
import MartletForecasting
import MartletLayers
import MartletPanels
import MartletTestSupport
import MartletTraining
import Testing

private let schedules =
  "constant, step/EVERY/FACTOR, multi-step/AT/.../FACTOR, exponential/FACTOR, polynomial/POWER, "
  + "cosine/MIN, cosine-restarts/PERIOD/MULTIPLIER, one-cycle or plateau/FACTOR/PATIENCE"
private let losses =
  "mse, mae, huber/DELTA, log-cosh, smape, mase/SEASON, quantile/Q, quantiles/Q/.../Q, gaussian, "
  + "student-t or student-t/NU"
private let optimizers = "sgd/MOMENTUM, nesterov/MOMENTUM, adam, adamw, radam, rmsprop or lion"

struct ForecastTaskTests {
  @Test(
    "The default lookback is three horizons, or two seasons if longer",
    arguments: [(5, 1, 15), (5, 7, 15), (5, 12, 24), (1, 1, 3)])
  func theUsualLookback(horizon: Int, season: Int, lookback: Int) {
    let task = ForecastTask(horizon: horizon, seasonLength: season)
    #expect(task.inputSize == lookback)
    #expect(ForecastTask(horizon: horizon, inputSize: 4, seasonLength: season).inputSize == 4)
  }

  /// Three quarters of the series leave room for two horizons beside the lookback, as far as it goes.
  @Test(
    "The default lookback shrinks for short series so that windows remain",
    arguments: [
      ([100], 1, 18), ([29], 1, 17), ([20], 1, 8), ([13], 1, 6), ([20], 7, 14),
      ([20, 21, 25, 47], 1, 9), ([10, 21, 25, 30, 47], 1, 9), ([5, 40, 40, 40, 40], 1, 18),
    ])
  func theLookbackOfShortSeries(rows: [Int], season: Int, lookback: Int) {
    #expect(
      ForecastTask.usualInputSize(horizon: 6, seasonLength: season, rows: rows) == lookback)
  }

  /// Each option, its default, and other values with the text they come back as.
  private static let options: [(name: String, start: String, values: [(String, String)])] = [
    ("input-size", "9", [("1", "1"), ("512", "512")]),
    ("scaler", "standard", WindowScaler.allCases.map { ($0.rawValue, $0.rawValue) }),
    ("scope", "global", [("local", "local"), ("global", "global")]),
    ("sampling", "window", [("series", "series"), ("window", "window")]),
    ("max-rows", "10000", [("0", "0"), ("500", "500")]),
    ("window-stride", "1", [("4", "4")]),
    ("half-life", "none", [("250", "250.0"), ("none", "none")]),
    ("loss-units", "series", [("window", "window"), ("series", "series")]),
    ("partial", "true", [("false", "false"), ("true", "true")]),
    ("pad", "false", [("true", "true")]),
    ("max-steps", "500", [("1", "1"), ("2000", "2000")]),
    ("batch-size", "128", [("1", "1"), ("1024", "1024")]),
    ("learning-rate", "0.001", [("0.01", "0.01"), ("1e-4", "0.0001"), ("2", "2.0")]),
    (
      "schedule", "constant",
      [
        ("constant", "constant"), ("step/100", "step/100/0.5"), ("step/10/0.9", "step/10/0.9"),
        ("cosine", "cosine/0"), ("cosine/0.1", "cosine/0.1"), ("one-cycle", "one-cycle"),
        ("plateau", "plateau/0.1/10"),
      ]
    ),
    ("warmup-steps", "0", [("0", "0"), ("20", "20")]),
    (
      "optimizer", "adam/0.9/0.999/1e-08",
      [
        ("sgd", "sgd/0"), ("sgd/0.9", "sgd/0.9"), ("adam", "adam/0.9/0.999/1e-08"),
        ("rmsprop", "rmsprop/0.99/1e-08/0"), ("adamw", "adamw/0.9/0.999/1e-08"),
        ("adam/0.8/0.9/1e-06", "adam/0.8/0.9/1e-06"),
      ]
    ),
    (
      "loss", "mse",
      [
        ("mse", "mse"), ("mae", "mae"), ("huber", "huber/1"), ("huber/0.5", "huber/0.5"),
        ("quantile/0.9", "quantile/0.9"), ("mase/7", "mase/7"), ("student-t", "student-t"),
      ]
    ),
    ("weight-decay", "0.0", [("0", "0.0"), ("0.01", "0.01")]),
    ("l1", "0.0", [("0", "0.0"), ("1e-4", "0.0001")]),
    ("accumulate", "1", [("4", "4")]),
    ("clip-value", "none", [("0.5", "0.5"), ("none", "none")]),
    ("clip-norm", "none", [("1", "1.0"), ("none", "none")]),
    ("average", "none", [("ema", "ema/0.99"), ("swa/0.5", "swa/0.5"), ("none", "none")]),
    ("val-size", "0", [("0", "0"), ("30", "30")]),
    ("patience", "none", [("3", "3"), ("none", "none")]),
    ("val-check-steps", "50", [("1", "1"), ("10", "10")]),
  ]

  @Test("Every task option is listed with its default as text") func defaultsAreSpelledOut() {
    let task = ForecastTask(horizon: 3)
    #expect(
      ForecastTask.options.map { "\($0.name) \($0.text(task))" }
        == Self.options.map { "\($0.name) \($0.start)" })
  }

  @Test("A task option set from text reads back as its canonical text", arguments: options.indices)
  func whatIsSetIsRead(index: Int) throws {
    let (name, start, values) = Self.options[index]
    let option = try #require(ForecastTask.options.first { $0.name == name })
    for (text, canonical) in values {
      var task = ForecastTask(horizon: 3)
      try task.set(name, to: text)
      #expect(option.text(task) == canonical)
      #expect((task == ForecastTask(horizon: 3)) == (canonical == start))
      // The text of a plan sets the same again, and nothing else.
      var again = ForecastTask(horizon: 3)
      try again.set(name, to: option.text(task))
      #expect(again == task)
    }
  }

  @Test("Task options set the properties of their names and no other")
  func optionsSetWhatTheyName() throws {
    var task = ForecastTask(horizon: 3)
    for (name, value) in [
      ("input-size", "7"), ("scaler", "robust"), ("val-size", "6"), ("max-steps", "11"),
      ("batch-size", "12"), ("learning-rate", "0.5"), ("schedule", "cosine/0.1"),
      ("warmup-steps", "13"), ("optimizer", "sgd/0.5"), ("loss", "quantile/0.9"),
      ("weight-decay", "0.25"), ("l1", "0.125"), ("accumulate", "3"), ("clip-value", "4"),
      ("clip-norm", "2"),
      ("average", "swa/0.5"), ("patience", "14"), ("val-check-steps", "15"),
    ] {
      try task.set(name, to: value)
    }
    var expected = ForecastTask(horizon: 3, inputSize: 7, scaler: .robust)
    expected.validationSize = 6
    expected.training.maxSteps = 11
    expected.training.batchSize = 12
    expected.training.learningRate = 0.5
    expected.training.schedule = Schedule(.cosine(minimum: 0.1), warmupSteps: 13)
    expected.training.optimizer = .sgd(momentum: 0.5)
    expected.training.loss = .quantile(0.9)
    expected.training.weightDecay = 0.25
    expected.training.l1Penalty = 0.125
    expected.training.accumulation = 3
    expected.training.clipValue = 4
    expected.training.clipNorm = 2
    expected.training.average = .stochastic(from: 0.5)
    expected.training.patience = 14
    expected.training.validationInterval = 15
    #expect(task == expected)
  }

  @Test(
    "A wrong value of a task option is an error that says what it may be",
    arguments: [
      ("input-size", "0", "a whole number from 1 to 10,000,000"),
      ("input-size", "x", "a whole number from 1 to 10,000,000"),
      ("input-size", "10000001", "a whole number from 1 to 10,000,000"),
      ("scaler", "minmax", "none, standard, robust, last, shift, mean, revin"),
      ("val-size", "-1", "a whole number from 0 to 1,000,000,000"),
      ("max-steps", "0", "a whole number from 1 to 1,000,000,000"),
      ("batch-size", "1.5", "a whole number from 1 to 1,000,000,000"),
      ("learning-rate", "-1", "a number above 0, at most 1e30"),
      ("learning-rate", "inf", "a number above 0, at most 1e30"),
      ("schedule", "cosine/2", "cosine/MIN, MIN from 0 to 1"),
      ("schedule", "linear", schedules),
      ("warmup-steps", "", "a whole number from 0 to 1,000,000,000"),
      ("optimizer", "sgd/1", "sgd/MOMENTUM, MOMENTUM from 0 to below 1"),
      ("optimizer", "adagrad", optimizers),
      (
        "optimizer", "rmsprop/1",
        "rmsprop/ALPHA/EPSILON/MOMENTUM, ALPHA from 0 to below 1, EPSILON above 0, MOMENTUM from 0 to below 1"
      ),
      ("l1", "-1", "a number from 0 to 1e30"),
      (
        "optimizer", "adam/1",
        "adam/BETA1/BETA2/EPSILON, BETA1 and BETA2 from 0 to below 1, EPSILON above 0"
      ),
      (
        "schedule", "cosine-restarts/0",
        "cosine-restarts/PERIOD/MULTIPLIER, PERIOD and MULTIPLIER whole numbers from 1 to 1,000,000,000"
      ),
      (
        "schedule", "multi-step/3/2/0.5",
        "multi-step/AT/.../FACTOR, each AT a whole number from 1 to 1,000,000,000, above the one before, FACTOR above 0"
      ),
      ("loss", "student-t/2", "student-t alone, or student-t/NU, NU above 2"),
      ("loss", "mse/1", "mse alone"),
      ("loss", "quantile/1", "quantile/Q, Q above 0 and below 1"),
      ("loss", "quantile", "quantile/Q, Q above 0 and below 1"),
      ("loss", "huber/0", "huber/DELTA, DELTA above 0"), ("loss", "pinball", losses),
      ("weight-decay", "-0.1", "a number from 0 to 1e30"),
      ("clip-norm", "0", "a number above 0, at most 1e30, or none"),
      ("clip-norm", "inf", "a number above 0, at most 1e30, or none"),
      ("clip-norm", "nan", "a number above 0, at most 1e30, or none"),
      ("accumulate", "0", "a whole number from 1 to 1,000,000,000"),
      ("clip-value", "0", "a number above 0, at most 1e30, or none"),
      ("average", "ema/1", "ema/DECAY, DECAY from 0 to below 1"),
      ("average", "mean", "none, ema/DECAY, polynomial/POWER or swa/FROM"),
      ("patience", "0", "a whole number from 1 to 1,000,000,000, or none"),
      ("patience", "2.5", "a whole number from 1 to 1,000,000,000, or none"),
      ("val-check-steps", "0", "a whole number from 1 to 1,000,000,000"),
    ])
  func badValues(name: String, value: String, expects: String) {
    let error = optionError {
      var task = ForecastTask(horizon: 3)
      try task.set(name, to: value)
    }
    #expect(
      error == ["--\(name)", "'\(value)' is no value for '\(name)'", "give \(expects)"])
  }

  @Test("An unknown task option is an error that suggests the nearest name") func unknownOption() {
    let error = optionError {
      var task = ForecastTask(horizon: 3)
      try task.set("max-stepz", to: "3")
    }
    #expect(
      error
        == ["--max-stepz", "there is no option 'max-stepz'", "did you mean 'max-steps'?"])
  }

  @Test("Options of a model change the task for that model alone")
  func aModelChangesTheTaskForItself() throws {
    var shared = ForecastTask(horizon: 3)
    shared.training.maxSteps = 7
    let own = try Model(parsing: "mlp:input-size=5,loss=mae").task(from: shared)
    shared.inputSize = 5
    shared.training.loss = .mae
    shared.training.schedule = Schedule(.cosine())
    #expect(own == shared)
    #expect(try Model.naive.task(from: shared) == shared)
  }

  // MARK: - Validation rows

  /// Fewer rows than a horizon hold no window: nothing would choose the step.
  @Test("Fewer validation rows than the horizon are an error", arguments: [1, 2])
  func validationRowsHoldAWindow(rows: Int) throws {
    let task = ForecastTask(horizon: 3)
    let error = optionError { _ = try Model(parsing: "mlp:val-size=\(rows)").task(from: task) }
    #expect(
      error == [
        "val-size=\(rows)", "a horizon of 3 steps needs as many validation rows",
        "give 0 for none, or a whole number from 3",
      ])
    #expect(try Model(parsing: "mlp:val-size=3").task(from: task).validationSize == 3)
  }

  @Test("Patience without validation rows is an error") func patienceNeedsValidationRows() throws {
    let task = ForecastTask(horizon: 3)
    let error = optionError { _ = try Model(parsing: "mlp:patience=4").task(from: task) }
    #expect(
      error == [
        "patience=4", "without validation rows nothing can improve", "give --val-size too",
      ])
    #expect(
      try Model(parsing: "mlp:patience=4,val-size=3").task(from: task).training.patience == 4)
  }

  /// MASE compares rows a season apart: both have to be in the lookback.
  @Test("MASE with a season as long as the lookback is an error", arguments: [5, 6])
  func theSeasonOfMASEFitsIntoTheLookback(season: Int) {
    let task = ForecastTask(horizon: 3, inputSize: 5)
    let error = optionError { _ = try Model(parsing: "mlp:loss=mase/\(season)").task(from: task) }
    #expect(
      error == [
        "loss=mase/\(season)",
        "a network that looks back 5 rows sees no change over \(season)",
        "give an --input-size of \(season + 1) or more",
      ])
    #expect(optionError { _ = try Model(parsing: "mlp:loss=mase/4").task(from: task) } == [])
  }
}
