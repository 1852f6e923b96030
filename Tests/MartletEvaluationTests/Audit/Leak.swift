import MartletEvaluation

/// Ways in which a pipeline comes to know what it should not.
enum Leak: CaseIterable {
  case scalerOnAllData, scalerFittedOutside, cachedActuals, wrongAvailability, centredMean
  case unlaggedIndicator, targetInFeatures, shuffledValidation, backwardFill, revisedVintage
  case windowOverCutoff, earlyStoppingOnTest, calibrationOnTestFold, seriesChosenByFuture

  /// Where it is first seen.
  var stage: AuditStage {
    switch self {
    case .scalerOnAllData, .shuffledValidation, .windowOverCutoff, .earlyStoppingOnTest: .fit
    case .cachedActuals: .forecast
    case .calibrationOnTestFold: .interval
    case .seriesChosenByFuture: .inference
    case .scalerFittedOutside, .wrongAvailability, .centredMean, .unlaggedIndicator,
      .targetInFeatures, .backwardFill, .revisedVintage:
      .features
    }
  }

  /// The column that tells the future.
  var column: String {
    switch self {
    case .wrongAvailability, .unlaggedIndicator, .revisedVintage: "cpi"
    default: "close"
    }
  }
}
