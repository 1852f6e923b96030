import MartletCatalog
import MartletDoctor
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTestSupport
import MartletTime
import MartletTraining
import RealModule
import Testing

/// A network on some rows, with all that is needed to examine it in a second or two.
struct Patient: Sendable, CustomTestStringConvertible {
  let description: String
  var model = "mlp:hidden=32"
  var options: [String: String] = [:]
  var rows = Rows.wave
  var parts = Set(DoctorPart.allCases)

  var testDescription: String { description }

  /// The rows of a patient.
  enum Rows: Sendable {
    /// A season of 12 rows with some noise.
    case wave
    /// A random walk.
    case walk
    /// Nothing but noise, and little of it.
    case noise
    /// Always the same.
    case constant
    /// A random walk beside what it will be three rows later.
    case leak
    /// A wave beside a column that never changes.
    case idle
    /// A wave beside itself in another unit.
    case copy
  }

  var panel: Panel {
    let wave = zip(noise(400, seed: 3), 0...).map { noise, row in
      10 + 3 * Double.sin(Double(row) / 12 * 2 * .pi) + 0.3 * noise
    }
    let steps = MartletTestSupport.walk(403, seed: 5)
    let (values, covariate): ([Double], [Double]?) =
      switch rows {
      case .wave: (wave, nil)
      case .walk: (Array(steps.dropLast(3)), nil)
      case .noise: (noise(240, seed: 9), nil)
      case .constant: ([Double](repeating: 4, count: 400), nil)
      case .leak: (Array(steps.dropLast(3)), Array(steps.dropFirst(3)))
      case .idle: (wave, [Double](repeating: 1, count: 400))
      case .copy: (wave, wave.map { 32 + 1.8 * $0 })
      }
    return Panel(series: [
      Series(
        id: "a",
        axis: TimeAxis(kind: .integer, ticks: (0..<Int64(values.count)).map { $0 }),
        target: Column(name: "y", role: .target, values: values),
        covariates: covariate.map {
          [Column(name: "x", role: .pastCovariate, values: $0)]
        } ?? [])
    ])
  }

  func report() async throws -> DoctorReport? {
    var task = ForecastTask(horizon: 6, inputSize: 24)
    task.training.maxSteps = 300
    for (name, value) in options.sorted(by: { $0.key < $1.key }) {
      if name == "transform" {
        task.transform = try Transform(parsing: value)
      } else {
        try task.set(name, to: value)
      }
    }
    var backtest = Backtest(task: task, folds: .expanding(count: 2), seeds: 3)
    backtest.jobs = 2
    return try await Doctor(backtest, parts: parts).report(on: Model(parsing: model), panel)
  }
}
