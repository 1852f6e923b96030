import MartletEvaluation
import MartletForecasting
import MartletNumerics
import MartletPanels

/// How far off members were in the folds of a layout, and the weights that follow from it, in units in which
/// series of many sizes count together: see `SeriesUnits`.
///
/// The scale is of the rows before the first fold; a series that hardly moved there has none, and decides
/// nothing.
struct MemberErrors: Sendable {
  /// What a member did.
  struct Record: Sendable {
    /// Its forecast, over all folds, series and steps that happened; nil where that is not all, or no number.
    var forecast: [Double]?
    /// The mean absolute error by fold, and by series that has a unit; not-a-number where nothing happened.
    var errors: [[Double]] = []
    /// Why there is no forecast, where it refused a series.
    var refusal: ModelError?
  }

  /// By member.
  private(set) var records: [Record] = []
  /// The series that have a unit.
  let seriesCount: Int
  /// By fold, series and step; not-a-number on rows that were filled.
  private let happened: [[[Double]]]
  /// By series.
  private let units: [Double?]

  /// Fits each member on what is known before the first fold, and forecasts all folds.
  ///
  /// - Parameter isLenient: Whether a member that refuses a series is recorded as such, instead of an error.
  init(
    _ members: [MemberList.Member], _ layout: FoldLayout, _ task: ForecastTask,
    randomness: SplitMix64, seeds: Int = 1, isLenient: Bool = false
  ) throws {
    let panels = layout.folds.indices.map(layout.panel)
    happened = layout.folds.indices.map { fold in
      layout.series.indices.map { layout.happened(series: $0, fold: fold) }
    }
    units = Self.units(panels, happened, seasonLength: task.seasonLength)
    seriesCount = units.count { $0 != nil }
    guard !panels.isEmpty else {
      records = members.map { _ in Record(forecast: []) }
      return
    }
    for member in members {
      let groups = try member.model.groups(of: layout.series.indices, task)
      let fit = try PanelFit(
        member.model, AsOfPanel(histories: groups.flatMap { layout.learnt(by: $0, fold: 0) }),
        task, randomness: randomness.stream(member.text), seeds: seeds,
        refusal: isLenient ? member.refusal : { _ in nil })
      do {
        if let refusal = fit.refusal { throw refusal }
        records.append(record(try fit.predict(panels).map { $0.compactMap { $0 } }))
      } catch let error as ModelError where isLenient {
        records.append(Record(refusal: error))
      }
    }
  }

  private func record(_ paths: [[[Double]]]) -> Record {
    let forecast = scaled(paths)
    guard paths.joined().joined().allSatisfy(\.isFinite), forecast.allSatisfy(\.isFinite),
      forecast.count == scaled(happened).count
    else { return Record() }
    let errors = zip(happened, paths).map { happened, paths in
      zip(zip(happened, paths), units).compactMap { pair, unit in
        unit.map { Self.error(pair.0, pair.1) / $0 }
      }
    }
    return Record(forecast: forecast, errors: errors)
  }

  /// The steps that happened, in the units of their series.
  private func scaled(_ paths: [[[Double]]]) -> [Double] {
    zip(paths, happened).flatMap { paths, happened in
      zip(zip(paths, happened), units).flatMap { pair, unit -> [Double] in
        guard let unit else { return [] }
        return zip(pair.0, pair.1).filter { !$0.1.isNaN }.map { $0.0 / unit }
      }
    }
  }

  /// One series is measured by its naive error; 1 where it makes none.
  private static func units(
    _ panels: [AsOfPanel], _ happened: [[[Double]]], seasonLength: Int
  ) -> [Double?] {
    guard let first = panels.first else { return [] }
    let naive = first.histories.indices.map { series in
      let errors = zip(panels, happened).map { known, happened in
        let last = known.histories[series].target.last ?? .nan
        return error(happened[series], happened[series].map { _ in last })
      }.filter { !$0.isNaN }
      return errors.reduce(0, +) / Double(max(errors.count, 1))
    }
    guard naive.count > 1 else { return naive.map { $0 > 0 ? $0 : 1 } }
    let scales = first.histories.map {
      SeriesUnits.scale($0.target, seasonLength: seasonLength)
    }
    return SeriesUnits(scales: scales, naive: naive).values
  }

  /// The mean absolute error over what happened; not-a-number where nothing did.
  private static func error(_ happened: [Double], _ path: [Double]) -> Double {
    let pairs = zip(happened, path).filter { !$0.0.isNaN }
    return mae(pairs.map(\.0), pairs.map(\.1))
  }

  /// Weights that are not negative and sum to one, for members in a list of places: those that make
  /// the squared error of the weighted forecasts smallest.
  func stackingWeights(_ places: [Int]) -> [Double] {
    let actual = scaled(happened)
    let residuals = places.map { place in
      zip(actual, records[place].forecast ?? []).map { $0 - $1 }
    }
    let products = residuals.map { a in
      residuals.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    return NonNegativeLeastSquares.simplexWeights(products)
  }
}
