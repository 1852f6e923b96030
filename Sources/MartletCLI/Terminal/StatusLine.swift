import MartletEvaluation
import MartletReport

/// The progress bar of a run, on a terminal only.
final class StatusLine {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant?
  private let isOn: Bool

  init(quiet: Bool) {
    start = clock.now
    isOn = !quiet && Terminal.showsStatus
  }

  func show(_ progress: Backtest.Progress) {
    let now = clock.now
    let isLast = progress.done == progress.total
    guard isOn, isLast || shown.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    shown = now
    Terminal.showStatus(
      ProgressBar.line(
        done: progress.done, total: progress.total, elapsed: (now - start) / .seconds(1),
        label: progress.label, width: Terminal.width - 1))
  }

  func clear() { if isOn && shown != nil { Terminal.showStatus("") } }
}
