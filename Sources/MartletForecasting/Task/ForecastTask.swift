public import MartletPanels
public import MartletTraining
import MartletTime

/// What is asked of every model alike: how far ahead, from how far back, on which scale, and with
/// which training budget.
public struct ForecastTask: Sendable, Hashable {
  /// H: steps ahead.
  public var horizon: Int
  /// L: rows that a network looks back. One that is set holds for all models that have no other of their own.
  public var inputSize: Int {
    get { lookback }
    set {
      lookback = newValue
      markGiven("input-size")
    }
  }
  private var lookback: Int
  /// Rows in a season; 1 for none.
  public var seasonLength: Int {
    get { season }
    set {
      season = newValue
      said.season = true
    }
  }
  private var season: Int
  /// What models see of the target instead of its values; forecasts are taken back through it.
  /// Baselines see only the steps before the first difference.
  public var transform: Transform
  /// How each window is scaled by its own lookback before a network sees it, after the transform.
  public var scaler: WindowScaler
  /// The last rows of the training part, set aside to choose the best step of a network; 0 for none.
  public var validationSize = 0
  /// Whether one network learns from all series of a panel.
  public var scope = Scope.global
  /// The newest rows of a series that classical models and ridge learn from, whatever comes before them;
  /// 0 for all. Where nobody said so a long season or window takes more (`Forecaster.rowsLearnt`).
  public var maxRows = 10_000
  /// Rows from one training window to the next.
  public var windowStride = 1
  /// Rows after which a training window counts half as much as the newest; nil counts all the same.
  public var halfLife: Double?
  /// Whether the newest training windows, whose targets are not all there yet, count with those that are.
  public var isPartial = true
  /// In what units errors count in training.
  public var lossUnits = LossUnits.series
  /// Whether series too short for a lookback are padded before their start.
  public var isPadded = false
  /// How networks are trained: the budget, the rate, the optimiser, the loss.
  public var training = TrainingOptions()
  /// Threads that share the large products of one fit. They change no number.
  public var threads = 1
  /// The options that were said, whatever their values: no model changes them.
  public var given: Set<String> { said.names }
  private var said = Said()

  /// Whether models see how the target changes, and not its level.
  package var isOfChanges: Bool { transform.rowsLost(seasonLength: seasonLength) > 0 }

  /// What a network learns from.
  public enum Scope: String, Codable, Sendable, Hashable, CaseIterable {
    /// One network for all series of a panel.
    case global
    /// One for each.
    case local
  }

  /// The units of errors in training, where the loss has any (mse, mae, huber, log-cosh, quantiles).
  public enum LossUnits: String, Codable, Sendable, Hashable, CaseIterable {
    /// Those of each series: its standard deviation up to the cutoff is 1.
    case series
    /// Those of each window, as the scaler leaves it.
    case window
  }

  /// - Parameters:
  ///   - inputSize: When nil it follows from the series: see `settled(for:)`.
  ///   - seasonLength: When nil that of the frequency of the series, and 1 until there are any.
  public init(
    horizon: Int, inputSize: Int? = nil, seasonLength: Int? = nil, transform: Transform = .none,
    scaler: WindowScaler = .standard
  ) {
    self.horizon = horizon
    season = seasonLength ?? 1
    lookback = inputSize ?? Self.usualInputSize(horizon: horizon, seasonLength: season)
    self.transform = transform
    self.scaler = scaler
    said.season = seasonLength != nil
    if inputSize != nil { markGiven("input-size") }
  }

  /// Three horizons, 512 rows at most.
  ///
  /// Where more than a quarter of the series are too short for that, what the others leave beside two
  /// horizons: one to learn from, one to forecast. One horizon and two seasons at least.
  ///
  /// - Parameter rows: Of each series; none where they are not known.
  public static func usualInputSize(
    horizon: Int, seasonLength: Int, rows: [Int] = []
  ) -> Int {
    var size = min(3 * horizon, 512)
    if !rows.isEmpty {
      let rowsOfMost = rows.sorted()[rows.count / 4]
      size = min(size, max(horizon, rowsOfMost - 2 * horizon))
    }
    return max(size, 2 * seasonLength)
  }

  /// Remembers that an option was said.
  mutating func markGiven(_ name: String) { said.names.insert(name) }

  /// What was said, and what followed from the series. It makes no difference between two tasks: these are
  /// what is asked for, however it was said.
  private struct Said: Hashable {
    var names: Set<String> = []
    var season = false
    var isSettled = false

    static func == (a: Said, b: Said) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
  }

  /// Rows for one lookback, and those that differencing costs.
  package var rowsOfWindow: Int {
    (isPadded ? 1 : inputSize) + transform.rowsLost(seasonLength: seasonLength)
  }

  /// Rows for one window to learn from, and the validation part.
  package var rowsToLearn: Int { rowsOfWindow + horizon + validationSize }
}

extension ForecastTask {
  /// The task with what nobody said of it and what follows from the series: the season is that of the
  /// frequency of the first, the lookback ``usualInputSize(horizon:seasonLength:rows:)`` of their rows.
  ///
  /// A run does this first, so that the same panel gives the same numbers in Swift and on the command line. A task
  /// that is settled stays as it is, whatever becomes of the panel.
  public func settled(for panel: Panel) -> ForecastTask {
    settled(
      season: panel.series.first?.axis.frequency.seasonLength, rows: panel.series.map(\.count))
  }

  /// The same for what is known of the series at a cutoff.
  public func settled(for panel: AsOfPanel) -> ForecastTask {
    settled(
      season: panel.histories.first?.axis.frequency.seasonLength,
      rows: panel.histories.map(\.count))
  }

  /// Whether what follows from the series has been settled.
  package var isSettled: Bool { said.isSettled }

  private func settled(season usual: Int?, rows: [Int]) -> ForecastTask {
    guard !said.isSettled else { return self }
    var task = self
    task.said.isSettled = true
    if !said.season { task.season = usual ?? 1 }
    if !given.contains("input-size") {
      let lost = transform.rowsLost(seasonLength: task.season) + validationSize
      task.lookback = Self.usualInputSize(
        horizon: horizon, seasonLength: task.season, rows: rows.map { $0 - lost })
    }
    return task
  }

  /// The same task with a horizon of one step, and the lookback that goes with it.
  package var ofOneStep: ForecastTask {
    var task = self
    task.horizon = 1
    if !given.contains("input-size") {
      task.lookback = Self.usualInputSize(horizon: 1, seasonLength: seasonLength)
    }
    return task
  }

  /// Sets an option without a mark that somebody said it.
  mutating func set(unsaid name: String, to text: String) throws(OptionError) {
    let said = said
    defer { self.said = said }
    try Self.options.set(name, to: text, on: &self, of: name)
  }
}
