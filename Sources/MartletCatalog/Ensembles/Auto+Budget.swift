public import MartletForecasting
public import MartletPanels
import MartletEvaluation
import MartletNumerics
import MartletTraining

extension Auto {
  /// What a small trial said of the time that a candidate takes.
  public struct Trial: Sendable, Hashable {
    /// The candidate as it is written in `models=`.
    public let name: String
    /// Seconds of one fit, estimated.
    public let seconds: Double
    /// Whether it fits into the budget.
    public let isTaken: Bool
  }

  /// The share of a budget that estimates may fill: the rest is for what they miss.
  private static let share = 0.8
  /// The share of a budget beyond which a trial is not repeated on twice the work.
  private static let trialShare = 0.02

  /// The same choice among the candidates whose estimated time fits into the budget, without one.
  ///
  /// Candidates come in their order, cheap ones first. Each is fitted on two small parts of its work at least
  /// (of the steps of a network, from eight on; of the series of a panel, or else of the rows), and on
  /// twice as much while that takes hardly any of the budget; a line through the last two times says
  /// what all of it takes. A choice takes a fit of each candidate for the inner folds
  /// and, at most, one more of each that is taken. Naive is always among them.
  ///
  /// - Parameters:
  ///   - seconds: For all choices together, trials included.
  ///   - choices: How many follow one another.
  /// - Returns: The choice, whose numbers depend on data and seed alone, and what the trials said.
  public func fitting(
    in seconds: Double, choices: Double, _ panel: AsOfPanel, _ task: ForecastTask
  ) throws -> (auto: Auto, trials: [Trial]) {
    let clock = ContinuousClock()
    let start = clock.now
    var (planned, taken, trials) = (0.0, [MemberList.Member](), [Trial]())
    for member in try models.members(for: panel, task) {
      if member.model.isNaive {
        taken.append(member)
        continue
      }
      let sizes = try Self.sizes(of: member, task)
      var times: [(size: Double, seconds: Double)] = []
      for size in sizes {
        let left = Self.share * seconds - planned - (clock.now - start) / .seconds(1)
        let next = 2 * (times.last?.seconds ?? 0)
        guard left > next, times.count < 2 || next < Self.trialShare * seconds else { break }
        times.append((size, try Self.time(of: member, size, panel, task, clock)))
      }
      let full = Self.whole(times) ?? seconds / sizes[0]
      let spent = (clock.now - start) / .seconds(1)
      let cost = 2 * full * choices
      let isTaken = spent + planned + cost <= Self.share * seconds
      trials.append(Trial(name: member.text, seconds: full, isTaken: isTaken))
      if isTaken {
        planned += cost
        taken.append(member)
      }
    }
    var auto = self
    auto.budget = nil
    auto.models = .named(MemberList(members: taken))
    return (auto, trials)
  }

  /// Shares of a whole fit to try, each twice the one before, up to an eighth.
  private static func sizes(
    of member: MemberList.Member, _ task: ForecastTask
  ) throws(OptionError) -> [Double] {
    var sizes = [1.0 / 8, 1.0 / 16]
    if member.model.forecaster.isNetwork {
      let steps = Double(try member.model.task(from: task).training.maxSteps)
      while let last = sizes.last, last / 2 * steps >= 8 { sizes.append(last / 2) }
    }
    return sizes.reversed()
  }

  /// The time of a whole fit by those of its parts, not below the largest of them; nil without any.
  private static func whole(_ times: [(size: Double, seconds: Double)]) -> Double? {
    guard let last = times.last else { return nil }
    guard times.count > 1 else { return last.seconds / last.size }
    let before = times[times.count - 2]
    let slope = (last.seconds - before.seconds) / (last.size - before.size)
    return max(last.seconds, last.seconds + slope * (1 - last.size))
  }

  /// Seconds of a fit of a part of the work; 0 for a member that refuses it, and so takes no time.
  private static func time(
    of member: MemberList.Member, _ size: Double, _ panel: AsOfPanel, _ task: ForecastTask,
    _ clock: ContinuousClock
  ) throws -> Double {
    var task = task
    let count = panel.histories.count
    var part = panel
    if member.model.forecaster.isNetwork {
      task = try member.model.task(from: task)
      task.training.maxSteps = max(1, Int(Double(task.training.maxSteps) * size))
      let start = clock.now
      _ = try? member.model.fit(part, task, randomness: SplitMix64(seed: 1))
      return (clock.now - start) / .seconds(1)
    }
    if count >= 16 {
      part = AsOfPanel(histories: Array(panel.histories.prefix(Int(Double(count) * size))))
    } else {
      // Rows that the member takes, so that a trial is not refused where the whole is not.
      let least = 2 * member.model.forecaster.minimumRows(for: try member.model.task(from: task))
      part = AsOfPanel(
        histories: panel.histories.map { $0.suffix(max(least, Int(Double($0.count) * size))) })
    }
    let start = clock.now
    _ = try PanelFit(
      member.model, part, task, randomness: SplitMix64(seed: 1), refusal: member.refusal)
    return (clock.now - start) / .seconds(1)
  }
}
