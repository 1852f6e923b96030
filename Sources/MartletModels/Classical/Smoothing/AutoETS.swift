public import MartletForecasting

/// The exponential smoothing model that suits a series best, by Akaike's criterion corrected for short
/// series (AICc).
///
/// Up to fifteen forms are tried: additive and multiplicative errors; no trend, an additive one, a
/// damped one; no season, an additive one, and, with a multiplicative error, a multiplicative one.
///
/// A form is given up where what its search gains says that it would not get to the best before it.
///
/// - Edge cases: forms that multiply are left out where a value is not above 0, and forms with as
///   many numbers as rows. A constant is forecast by itself.
/// - Note: Hyndman, Koehler, Snyder & Grose (2002); start values, limits and search are those of
///   statsforecast's `AutoETS`.
public struct AutoETS: UnivariateForecaster {
  /// Creates the model.
  public init() {}

  public var name: String { "AutoETS" }
  public func minimumRows(for task: ForecastTask) -> Int { 5 }

  public func learn(_ values: [Double], seasonLength: Int) -> any UnivariateFit {
    let isPositive = values.allSatisfy { $0 > 0 }
    let isConstant = values.allSatisfy { $0 == values[0] }
    let search = { (form: ETSForm, rival: Double) in
      ETSSearch(
        form: form, values: values, seasonLength: seasonLength, effort: .candidate, rival: rival
      ).run()
    }
    var best = search(.simple, .infinity)
    for form in ETSForm.all where form != .simple && !isConstant {
      guard isPositive || !form.needsPositiveValues,
        ETSSearch.fits(form, rows: values.count, seasonLength: seasonLength)
      else { continue }
      let least = best.criterion(rows: values.count)
      let result = search(form, least)
      if result.criterion(rows: values.count) < least { best = result }
    }
    return ETSFit(best, rows: values.count, seasonLength: seasonLength)
  }
}
