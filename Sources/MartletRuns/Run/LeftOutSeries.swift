public import MartletEvaluation
public import MartletFiles

/// Series that cannot take part in a run, among others that can or not.
public struct LeftOutSeries: Diagnosis, Sendable {
  /// Why each of them cannot, in the order of the panel.
  public let failures: [SeriesFailure]
  /// Of how many series.
  public let count: Int

  private var first: (any Diagnosis)? { failures.first?.reason as? any Diagnosis }

  public var location: SourceLocation? { first?.location }

  /// What the first of them fails for, and how many more there are.
  public var what: Wording {
    let more =
      failures.count > 1 ? " (\(grouped(failures.count)) of \(grouped(count)) series fail)" : ""
    return (failures.first?.message ?? "no series fails") + Wording(more)
  }

  public var remedy: Wording? {
    (first?.remedy.map { "\($0); " } ?? "") + "\(option: .skipFailing) leaves such series out"
  }

  public var category: DataError.Category { first?.category ?? .computation }
}
