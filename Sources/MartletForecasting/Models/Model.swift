package import MartletNumerics
package import MartletPanels

/// A model to forecast with: a forecaster, a label for tables, and what it wants to be different
/// from the task that all models share.
///
/// ```swift
/// let models: [Model] = [.naive, .mlp(hidden: 64, norm: .batch), try Model(parsing: "mlp:layers=4")]
/// ```
public struct Model: Sendable {
  /// The column of its forecasts, unique in a comparison.
  public var label: String
  /// The method with its own options, before it has seen data.
  public let forecaster: any Forecaster
  /// The options of the model with all defaults spelled out, in a fixed order.
  public let options: [(name: String, value: String)]
  /// Options of the task that hold for this model only.
  public let taskOptions: [(name: String, value: String)]

  /// - Parameter label: The forecaster's name when nil.
  public init(_ forecaster: some Forecaster, label: String? = nil) {
    self.init(
      forecaster, label: label ?? forecaster.name, options: forecaster.optionTexts, taskOptions: [])
  }

  package init(
    _ forecaster: any Forecaster, label: String, options: [(name: String, value: String)],
    taskOptions: [(name: String, value: String)]
  ) {
    self.forecaster = forecaster
    self.label = label
    self.options = options
    self.taskOptions = taskOptions
  }

  /// Whether it is ``Naive``, which no table is without.
  public var isNaive: Bool { forecaster is Naive }

  /// The last value repeated, ŷ[T + h] = y[T]: what every model has to beat.
  public static var naive: Model { Model(Naive()) }
  /// The last season repeated, ŷ[T + h] = y[T + h − m ⌈h / m⌉], m the season of the task.
  public static var seasonalNaive: Model { Model(SeasonalNaive()) }
  /// The last value plus the mean change so far, ŷ[T + h] = y[T] + h (y[T] − y[1]) / (T − 1).
  public static var randomWalkWithDrift: Model { Model(RandomWalkWithDrift()) }
  /// The mean of all values so far, ŷ[T + h] = (y[1] + … + y[T]) / T.
  public static var historicAverage: Model { Model(HistoricAverage()) }

  /// The task as this model is to do it.
  /// - Throws: `OptionError` when the options of the two do not go together.
  public func task(from shared: ForecastTask) throws(OptionError) -> ForecastTask {
    var task = shared
    for (name, value) in taskOptions { try task.set(name, to: value) }
    try task.set(defaults: forecaster.taskDefaults(for: task))
    try task.check()
    return task
  }

  /// Whether one fit of the model learns from all series of a panel.
  package func learnsAcrossSeries(_ shared: ForecastTask) throws(OptionError) -> Bool {
    guard forecaster.learnsAcrossSeries else { return false }
    return try task(from: shared).scope == .global
  }

  /// Fits and forgets the type of the forecaster.
  package func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> any FittedForecaster {
    try forecaster.fit(panel, task, randomness: randomness)
  }
}

extension Array {
  /// Each option's name and present value.
  package func texts<Subject>(of subject: Subject) -> [(name: String, value: String)]
  where Element == ModelOption<Subject> {
    map { ($0.name, $0.text(subject)) }
  }
}
