/// Every window of some series: a lookback of L rows and the H target values that follow.
///
/// Windows are indices into the columns: nothing is copied until `gather` writes a batch. Each
/// channel (the target, then each covariate) is scaled by its own lookback; target values are scaled
/// like the lookback of the target.
///
/// - Shape: an input row is [target L, covariate 1 L, covariate 2 L, …], oldest value first; a target
///   row is [H].
public struct WindowSet: Sendable {
  public let lookback: Int
  public let horizon: Int
  public let scaler: WindowScaler
  private let sources: [WindowSource]
  /// For each source, the first row of its first window and how many windows come before it.
  private let offsets: [(firstRow: Int, before: Int)]
  public let count: Int

  /// All windows at stride 1 whose targets lie in the given part of each source.
  public init(
    _ sources: [WindowSource], lookback: Int, horizon: Int, scaler: WindowScaler,
    part: Part = .all
  ) {
    precondition(lookback > 0 && horizon > 0, "WindowSet: lookback \(lookback), horizon \(horizon)")
    self.sources = sources
    self.lookback = lookback
    self.horizon = horizon
    self.scaler = scaler
    var offsets: [(firstRow: Int, before: Int)] = []
    var count = 0
    for source in sources {
      let rows = source.target.count
      let split = part.splitRow(of: rows)
      // The rows that targets may occupy; a lookback may reach before them.
      let targets =
        switch part {
        case .all: lookback..<max(lookback, rows)
        case .allButLast: lookback..<max(lookback, split)
        case .last: max(lookback, split)..<max(lookback, rows)
        }
      offsets.append((targets.lowerBound - lookback, count))
      count += max(0, targets.count - horizon + 1)
    }
    self.offsets = offsets
    self.count = count
  }

  /// Which rows of each source hold targets.
  public enum Part: Sendable, Hashable {
    case all
    /// All but the last rows: the training part beside `last`.
    case allButLast(rows: Int)
    /// The last rows: the validation part.
    case last(rows: Int)

    func splitRow(of rows: Int) -> Int {
      switch self {
      case .all: rows
      case .allButLast(let last), .last(let last): max(0, rows - last)
      }
    }
  }

  /// Numbers in an input row.
  public var inputWidth: Int { lookback * (1 + (sources.first?.covariates.count ?? 0)) }

  /// Writes windows with the given indices, one a row.
  ///
  /// - Shape: `inputs` holds indices.count × inputWidth numbers, `targets` indices.count × horizon.
  public func gather(
    _ indices: ArraySlice<Int>, inputs: inout MutableSpan<Float>, targets: inout MutableSpan<Float>
  ) {
    precondition(
      inputs.count == indices.count * inputWidth && targets.count == indices.count * horizon,
      "WindowSet.gather: the batch does not fit the spans")
    var input = 0
    var target = 0
    for index in indices {
      let place = offsets.lastIndex { $0.before <= index } ?? 0
      let (source, start) = (
        sources[place], offsets[place].firstRow + index - offsets[place].before
      )
      let end = start + lookback
      let scale = source.write(rows: start..<end, scaledBy: scaler, to: &inputs, at: &input)
      for value in source.target[end..<end + horizon] {
        targets[target] = Float(scale.apply(value))
        target += 1
      }
    }
  }
}
