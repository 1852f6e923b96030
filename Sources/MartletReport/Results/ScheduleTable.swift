public import MartletTraining
package import MartletForecasting

extension Schedule {
  /// The learning rate over the steps of a run, as a small plot in characters.
  ///
  /// The steepest drop of a `plateau` depends on the losses and is not in it.
  ///
  /// - Parameters:
  ///   - learningRate: The base rate.
  ///   - steps: Of the whole run.
  ///   - width: Columns, labels included.
  ///   - height: Rows of the plot, at least 2; a row of labels comes after them.
  public func textPlot(
    learningRate: Double, steps: Int, width: Int = 64, height: Int = 5
  ) -> [String] {
    TextPlot(
      (0..<steps).map { learningRate * factor(step: $0, of: steps) },
      ends: ("step 1", NumberFormat.integer(steps))
    ).lines(width: width, height: height)
  }
}

/// The learning rates of the networks of a run, shown before it.
package enum ScheduleTable {
  /// One plot for all models that share a schedule.
  ///
  /// - Throws: `OptionError` for a model's options.
  package static func lines(
    _ models: [Model], _ task: ForecastTask, width: Int
  ) throws -> [String] {
    var groups: [(training: TrainingOptions, labels: [String])] = []
    for model in models where model.forecaster.isRandom {
      let training = try model.task(from: task).training
      let place = groups.firstIndex { group in
        group.training.schedule == training.schedule
          && group.training.learningRate == training.learningRate
          && group.training.maxSteps == training.maxSteps
      }
      if let place {
        groups[place].labels.append(model.label)
      } else {
        groups.append((training, [model.label]))
      }
    }
    return groups.flatMap { training, labels in
      [title(training, labels)]
        + training.schedule.textPlot(
          learningRate: training.learningRate, steps: training.maxSteps, width: width)
    }
  }

  private static func title(_ training: TrainingOptions, _ labels: [String]) -> String {
    let schedule = training.schedule
    let warmup =
      schedule.warmupSteps > 0 ? ", \(plural(schedule.warmupSteps, "step")) of warm-up" : ""
    return "learning rate of \(labels.joined(separator: ", ")): "
      + "\(schedule.shape)\(warmup), \(training.optimizer)"
  }
}
