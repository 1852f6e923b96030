import MartletTime

/// Windows of some series: a lookback of L rows and the H target values that follow.
///
/// Windows are indices into the columns: nothing is copied until `gather` writes a batch. Each
/// channel (the target, then each past covariate) is scaled by its own lookback; target values are
/// scaled like the lookback of the target.
///
/// The newest windows may reach beyond the rows there are: their targets are known in part, and the
/// others have no weight. Short series thus teach a network how they ended.
///
/// - Shape: an input row is [target L, past covariates L each, covariates known ahead L + H each,
///   mask L where rows are padded, static covariates], oldest value first; a target row is [H].
public struct WindowSet: Sendable {
  /// Lookback, horizon, scaler and padding, the same for every window.
  public let shape: WindowShape
  /// Rows from one window to the next.
  public let stride: Int
  /// Whether a window needs but one of its targets.
  public let isPartial: Bool
  private let sources: [WindowSource]
  private let offsets: [Offset]
  /// The number of windows over all sources; 0 where no source is long enough for one.
  public let count: Int

  /// Where the windows of a source are.
  private struct Offset {
    /// The row after the lookback of the first.
    let firstEnd: Int
    /// How many windows come before it.
    let before: Int
    /// The row after the last target.
    let targetEnd: Int
    /// The standard deviation of the rows that are trained on, 1 where they are constant.
    let deviation: Double
  }

  /// What one may want to know of a window that was gathered.
  public struct Gathered: Sendable {
    /// How many of its targets are known: its horizon, or fewer where windows may be partial.
    public let known: Int
    /// How many rows of its series come after its targets.
    public let rowsAfter: Int
    /// The scale of the target.
    public let scale: WindowScale
    /// The standard deviation of the rows of its series that are trained on, 1 where they are constant.
    public let seriesDeviation: Double
  }

  /// L: rows that a window looks back, at least 1.
  public var lookback: Int { shape.lookback }
  /// H: target values that follow a lookback, at least 1.
  public var horizon: Int { shape.horizon }

  /// The windows whose targets lie in the given part of each source, the last possible one among them.
  /// - Parameters:
  ///   - stride: Rows from one window to the next.
  ///   - isPartial: Whether a window needs but one of its targets, and not all of them.
  public init(
    _ sources: [WindowSource], _ shape: WindowShape, stride: Int = 1, part: Part = .all,
    isPartial: Bool = false
  ) {
    precondition(stride > 0, "WindowSet: stride \(stride)")
    self.sources = sources
    self.shape = shape
    self.stride = stride
    self.isPartial = isPartial
    var offsets: [Offset] = []
    var count = 0
    for source in sources {
      let rows = source.target.count
      let split = part.splitRow(of: rows)
      // A padded lookback has one row at least.
      let isShort = split < shape.lookback + shape.horizon
      let least = shape.isPadded && isShort ? 1 : shape.lookback
      // The rows that targets may occupy; a lookback may reach before them.
      let targets =
        switch part {
        case .all: least..<max(least, rows)
        case .allButLast, .allButLastShare: least..<max(least, split)
        case .last, .lastShare: max(least, split)..<max(least, split, rows)
        }
      // Covariates known ahead must be there through the horizon.
      let lastEnd = min(
        targets.upperBound - (isPartial ? 1 : shape.horizon),
        (source.future.map(\.count).min() ?? .max) - shape.horizon)
      let ends = max(0, lastEnd - targets.lowerBound + 1)
      let own = (ends + stride - 1) / stride
      offsets.append(
        Offset(
          firstEnd: targets.lowerBound + max(0, ends - 1) % stride, before: count,
          targetEnd: targets.upperBound,
          deviation: WindowScaler.standard.fit(source.target[..<split]).scale))
      count += own
    }
    self.offsets = offsets
    self.count = count
  }

  /// Which rows of each source hold targets.
  public enum Part: Sendable, Hashable {
    /// Every row that a target may stand on: none is kept apart for validation.
    case all
    /// All but the last rows: the training part beside `last`.
    case allButLast(rows: Int)
    /// The last rows: the validation part.
    case last(rows: Int)
    /// All but the last share of the rows, or but `least` where that is more.
    case allButLastShare(Double, least: Int)
    /// The last share of the rows, or `least` where that is more.
    case lastShare(Double, least: Int)

    func splitRow(of rows: Int) -> Int {
      switch self {
      case .all: rows
      case .allButLast(let last), .last(let last): max(0, rows - last)
      case .allButLastShare(let share, let least), .lastShare(let share, let least):
        max(0, rows - max(least, Int(share * Double(rows))))
      }
    }
  }

  /// Numbers in an input row.
  public var inputWidth: Int { sources.first?.width(shape) ?? shape.lookback }

  /// Writes windows with the given indices, one a row. Targets that are not known are 0.
  ///
  /// - Parameter each: Is told of each window, in their order.
  /// - Shape: `inputs` holds indices.count × inputWidth numbers, `targets` indices.count × horizon.
  public func gather(
    _ indices: ArraySlice<Int>, inputs: inout MutableSpan<Float>,
    targets: inout MutableSpan<Float>, each: (_ row: Int, Gathered) -> Void = { _, _ in }
  ) {
    precondition(
      inputs.count == indices.count * inputWidth && targets.count == indices.count * horizon,
      "WindowSet.gather: the batch does not fit the spans")
    var input = 0
    var target = 0
    for (row, index) in indices.enumerated() {
      let (source, offset, end, known) = place(of: index)
      let scale = source.write(before: end, shape, to: &inputs, at: &input)
      for value in source.target[end..<end + known] {
        targets[target] = Float(scale.apply(value))
        target += 1
      }
      for _ in known..<horizon {
        targets[target] = 0
        target += 1
      }
      each(
        row,
        Gathered(
          known: known, rowsAfter: source.target.count - end - known, scale: scale,
          seriesDeviation: offset.deviation))
    }
  }

  /// Writes one window in double precision: its input row, and right after it its targets.
  ///
  /// - Parameter start: Where the input row begins.
  /// - Returns: The scale of the target.
  public func write(
    _ index: Int, to row: inout MutableSpan<Double>, at start: Int
  ) -> WindowScale {
    let (source, _, end, _) = place(of: index)
    var position = start
    let scale = source.write(before: end, shape, to: &row, at: &position)
    for value in source.target[end..<end + horizon] {
      row[position] = scale.apply(value)
      position += 1
    }
    return scale
  }

  /// How many rows of its series come after the targets of a window.
  public func rowsAfter(_ index: Int) -> Int {
    let (source, _, end, known) = place(of: index)
    return source.target.count - end - known
  }

  /// The windows of each source that has any.
  public var groups: [Range<Int>] {
    let starts = offsets.map(\.before) + [count]
    return zip(starts, starts.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
  }

  private func place(
    of index: Int
  ) -> (source: WindowSource, offset: Offset, end: Int, known: Int) {
    let place = offsets.partitioningIndex { $0.before > index } - 1
    let offset = offsets[place]
    let end = offset.firstEnd + (index - offset.before) * stride
    return (sources[place], offset, end, min(horizon, offset.targetEnd - end))
  }
}
