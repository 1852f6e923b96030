public import MartletFiles

/// Folds that were asked for and have no room, where a forecast without them could be made.
public struct NoRoomForFolds: Diagnosis, Sendable {
  /// Why they have none.
  public let cause: any Diagnosis

  public var location: SourceLocation? { cause.location }
  public var what: Wording { cause.what }

  public var remedy: Wording? {
    "\(option: .nWindows, 0) forecasts without intervals and verdict; or "
      + (cause.remedy ?? "give the series more rows")
  }

  public var category: DataError.Category { cause.category }
}
