import MartletLayers
import MartletTestSupport
import MartletTraining
import Testing

/// What is written, what it means, and how it is printed; and what is no choice at all.
@Suite struct TextFormTests {
  private static let optimizers: [(text: String, value: Optimizer, printed: String)] = [
    ("nesterov", .nesterov(momentum: 0.9), "nesterov/0.9"),
    ("nesterov/0.5", .nesterov(momentum: 0.5), "nesterov/0.5"),
    ("radam", .rAdam(), "radam/0.9/0.999/1e-08"),
    ("radam/0.8/0.9/1e-06", .rAdam(beta1: 0.8, beta2: 0.9, epsilon: 1e-6), "radam/0.8/0.9/1e-06"),
    ("rmsprop", .rmsProp(), "rmsprop/0.99/1e-08/0"),
    (
      "rmsprop/0.9/1e-3/0.5", .rmsProp(alpha: 0.9, epsilon: 1e-3, momentum: 0.5),
      "rmsprop/0.9/0.001/0.5"
    ),
    ("lion", .lion(beta1: 0.9, beta2: 0.99), "lion/0.9/0.99"),
    ("lion/0.95/0.98", .lion(beta1: 0.95, beta2: 0.98), "lion/0.95/0.98"),
  ]

  @Test(
    "The text of an optimiser reads as its value and prints in full", arguments: optimizers.indices)
  func optimizer(index: Int) {
    let (text, value, printed) = Self.optimizers[index]
    #expect(Optimizer(text) == value)
    #expect(value.description == printed)
    #expect(Optimizer(printed) == value)
  }

  @Test(
    "Text of an unknown optimiser, or with numbers out of range, is refused",
    arguments: [
      "", "nesterov/1", "nesterov/-0.1", "nesterov/0.9/0.9", "radam/1", "radam/0.9/0.9/0",
      "radam/0.9/0.9/1e-8/1", "lion/0.9/1", "rmsprop/1", "rmsprop/0.9/0", "rmsprop/0.9/1e-8/1",
      "rmsprop/0.9/1e-8/0/1", "lion/0.9/0.99/1e-8", "Lion",
    ])
  func noOptimizer(text: String) {
    #expect(Optimizer(text) == nil)
  }

  private static let losses: [(text: String, value: Loss, printed: String)] = [
    ("mse", .mse, "mse"), ("mae", .mae, "mae"),
    ("huber", .huber(), "huber/1"), ("huber/0.5", .huber(delta: 0.5), "huber/0.5"),
    ("log-cosh", .logCosh, "log-cosh"), ("smape", .smape, "smape"),
    ("mase/12", .mase(season: 12), "mase/12"), ("mase/1.0", .mase(season: 1), "mase/1"),
    ("quantile/0.9", .quantile(0.9), "quantile/0.9"),
    ("quantiles/0.5", .quantiles([0.5]), "quantiles/0.5"),
    ("quantiles/0.1/0.5/0.9", .quantiles([0.1, 0.5, 0.9]), "quantiles/0.1/0.5/0.9"),
    ("gaussian", .gaussian, "gaussian"), ("student-t", .studentT(), "student-t"),
    ("student-t/5", .studentT(degreesOfFreedom: 5), "student-t/5"),
    ("student-t/2.5", .studentT(degreesOfFreedom: 2.5), "student-t/2.5"),
  ]

  @Test("The text of a loss reads as its value and prints in full", arguments: losses.indices)
  func loss(index: Int) {
    let (text, value, printed) = Self.losses[index]
    #expect(Loss(text) == value)
    #expect(value.description == printed)
    #expect(Loss(printed) == value)
  }

  @Test("Each form of a loss is among the examples that all tests of losses go over")
  func everyLossIsAnExample() {
    let written = Set(Loss.forms.map(\.shape.name))
    #expect(
      Set(Loss.examples.map { $0.description.prefix { $0 != "/" } }.map(String.init)) == written)
    for loss in Loss.examples { #expect(Loss(loss.description) == loss) }
  }

  @Test(
    "Text of an unknown loss, or with numbers out of range, is refused",
    arguments: [
      "", "MSE", "mse/1", "huber/0", "huber/-1", "huber/1/1", "log-cosh/1", "logcosh", "smape/1",
      "mase", "mase/0", "mase/-1", "mase/1.5", "mase/1e30", "mase/7/7", "quantile", "quantile/0",
      "quantile/1", "quantile/0.1/0.9", "quantiles", "quantiles/", "quantiles/0.9/0.1",
      "quantiles/0.5/0.5", "quantiles/0/0.5", "quantiles/0.5/1", "quantiles/0.5/x", "gaussian/1",
      "student-t/2", "student-t/-3", "student-t/inf", "student-t/5/5", "studentt",
    ])
  func noLoss(text: String) {
    #expect(Loss(text) == nil)
  }

  private static let shapes: [(text: String, value: Schedule.Shape, printed: String)] = [
    ("multi-step/30/0.1", .multiStep(at: [30], factor: 0.1), "multi-step/30/0.1"),
    ("multi-step/30/60/90/2", .multiStep(at: [30, 60, 90], factor: 2), "multi-step/30/60/90/2"),
    ("exponential/0.99", .exponential(factor: 0.99), "exponential/0.99"),
    ("polynomial/2", .polynomial(power: 2), "polynomial/2"),
    ("cosine-restarts/50", .cosineRestarts(period: 50), "cosine-restarts/50/1"),
    (
      "cosine-restarts/50/2", .cosineRestarts(period: 50, multiplier: 2), "cosine-restarts/50/2"
    ),
    ("plateau", .plateau(), "plateau/0.1/10"),
    ("plateau/0.5/0", .plateau(factor: 0.5, patience: 0), "plateau/0.5/0"),
  ]

  @Test("The text of a schedule reads as its value and prints in full", arguments: shapes.indices)
  func schedule(index: Int) {
    let (text, value, printed) = Self.shapes[index]
    #expect(Schedule.Shape(text) == value)
    #expect(value.description == printed)
    #expect(Schedule.Shape(printed) == value)
  }

  @Test(
    "Text of an unknown schedule, or with numbers out of range, is refused",
    arguments: [
      "", "multi-step", "multi-step/0.1", "multi-step/30/20/0.1", "multi-step/30/30/0.1",
      "multi-step/0/0.1", "multi-step/1.5/0.1", "multi-step/30/0", "multi-step/30/60/-1",
      "exponential", "exponential/0", "exponential/1/1", "polynomial", "polynomial/0",
      "cosine-restarts", "cosine-restarts/0", "cosine-restarts/1.5", "cosine-restarts/5/0",
      "cosine-restarts/5/1.5", "cosine-restarts/5/1/1", "plateau/1", "plateau/0", "plateau/0.5/1.5",
      "plateau/0.5/-1",
    ])
  func noSchedule(text: String) {
    #expect(Schedule.Shape(text) == nil)
  }

  private static let averages: [(text: String, value: WeightAverage, printed: String)] = [
    ("none", .none, "none"), ("ema", .exponential(decay: 0.99), "ema/0.99"),
    ("ema/0.5", .exponential(decay: 0.5), "ema/0.5"),
    ("polynomial", .polynomial(power: 3), "polynomial/3"),
    ("polynomial/0", .polynomial(power: 0), "polynomial/0"),
    ("swa", .stochastic(from: 0.75), "swa/0.75"), ("swa/0", .stochastic(from: 0), "swa/0"),
  ]

  @Test("The text of an average reads as its value and prints in full", arguments: averages.indices)
  func average(index: Int) {
    let (text, value, printed) = Self.averages[index]
    #expect(WeightAverage(text) == value)
    #expect(value.description == printed)
    #expect(WeightAverage(printed) == value)
  }

  @Test(
    "Text of an unknown average, or with numbers out of range, is refused",
    arguments: [
      "", "none/1", "ema/1", "ema/-0.1", "ema/0.9/1", "swa/1", "swa/x", "EMA", "polynomial/-1",
    ])
  func noAverage(text: String) {
    #expect(WeightAverage(text) == nil)
  }
}
