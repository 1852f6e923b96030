package import MartletFiles
import MartletTables

/// Files that were read, before their rows are made into series: these can be made anew where the rule
/// of their times turns out to be another one, without reading again.
package struct PanelDraft {
  enum Rows {
    case across(AcrossBuilder, CSVColumns)
    case long(PanelBuilder, [FeatureSource], CSVFile, PanelReader.Layout)
  }

  let reader: PanelReader
  let rows: Rows

  /// The panel.
  /// - Parameter limits: How far times are looked at for their rule, where no option gives one; nil for
  ///   all of them.
  /// - Throws: As `PanelReader.panel()`.
  package func panel(limits: AxisLimits? = nil) throws(DataError) -> Panel {
    let (bars, sources) = try bars(limits: limits)
    let whole = try bars.adding(sources)
    let forecast =
      if let volatility = reader.volatility {
        try whole.replacingTarget(
          by: volatility,
          keepsFeature: volatility.feature.map(reader.features.contains) ?? false)
      } else { whole }
    return reader.isMultivariate ? try forecast.multivariate() : forecast
  }

  /// The panel before features and volatilities, which may refuse a rule of times that is no evaluation's.
  /// They leave out rows at the start, and none at the end.
  package func bare() throws(DataError) -> Panel { try bars(limits: nil).panel }

  /// Whether the rows are the panel.
  var isPlain: Bool {
    reader.computedFeatures.isEmpty && reader.volatility == nil && !reader.isMultivariate
  }

  private func bars(
    limits: AxisLimits?
  ) throws(DataError) -> (panel: Panel, features: [FeatureSource]) {
    var reader = reader
    reader.axisLimits = limits
    let (panel, sources) = try series(reader)
    guard let resampling = reader.resampling else { return (panel, sources) }
    return (try panel.resampled(by: resampling, limits: limits), sources)
  }

  /// The panel with a row for each of the file's, and what features are to be made of.
  func series(
    _ reader: PanelReader
  ) throws(DataError) -> (panel: Panel, features: [FeatureSource]) {
    switch rows {
    case .across(var builder, let columns):
      builder.reader = reader
      let panel = try builder.panel(of: columns)
      return (panel, try panel.sources(of: reader.computedFeatures))
    case .long(var builder, let sources, let first, let layout):
      builder.reader = reader
      do throws(DataError) {
        return (try builder.panel(), sources)
      } catch {
        throw reader.withCure(error, in: first, layout: layout)
      }
    }
  }

  /// Whether the rules of times are looked for in more than the series of a panel: in the times of
  /// covariates, or of rows that bars are made of.
  var hasOtherTimes: Bool {
    guard case .long(let builder, _, _, _) = rows else { return reader.resampling != nil }
    return reader.resampling != nil || builder.references.contains { $0.file > 0 || $0.lag != nil }
  }
}
