package import MartletForecasting

/// Which series a model learns from together, and what it takes to forecast one.
extension Model {
  /// The series that share a fit: all of them where the model learns across series, each by itself otherwise.
  package func groups<Places: RandomAccessCollection<Int>>(
    of series: Places, _ shared: ForecastTask
  ) throws(OptionError) -> [Places.SubSequence] {
    guard try learnsAcrossSeries(shared) else { return series.indices.map { series[$0...$0] } }
    return series.isEmpty ? [] : [series[...]]
  }

  /// The fits of a group with chance of their own: a single one where chance plays no part.
  package func fits(of seeds: Int) -> Int { forecaster.isRandom ? seeds : 1 }
}

extension Forecaster {
  /// Rows that a series must have before a cutoff to be forecast.
  ///
  /// - Parameter task: As this model is to do it.
  func rowsOfEach(for task: ForecastTask) -> Int {
    learnsAcrossSeries && task.scope == .global ? rowsToPredict(for: task) : minimumRows(for: task)
  }
}
