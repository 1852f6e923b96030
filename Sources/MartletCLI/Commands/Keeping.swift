import MartletEvaluation
import MartletFiles
import MartletReport
import MartletRuns

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run that is kept in a ledger as it goes on, until it ends, fails, or is interrupted.
final class Keeping {
  private let ledger: Ledger
  private let run: KeptRun
  private let plan: RunPlan
  private let interruption: Interruption
  /// How many configurations have been tried on the first file.
  private var tried: Int?
  /// What that makes of a win; nil where it makes nothing.
  private var luck: String?

  /// Begins to keep a run, or goes on with one that was interrupted.
  init(_ plan: RunPlan, _ commandLine: String, in path: String) throws {
    self.plan = plan
    let ledger = try Ledger(path, creates: true)
    let run = try ledger.begin(plan, commandLine: commandLine)
    (self.ledger, self.run) = (ledger, run)
    interruption = try Interruption { number in
      let (kept, all) = run.stop()
      ledger.close()
      if Terminal.showsStatus { Terminal.showStatus("") }
      Terminal.printMessage([KeptText.stopped(id: run.id, kept: kept, of: all, in: ledger.path)])
      Terminal.quit(number == SIGINT ? 130 : Failure.Code.interrupted)
    }
  }

  /// What is said before the work.
  var remarks: [String] { run.goesOn ? [KeptText.goesOn(run.id)] : [] }

  /// Does the work and keeps what came out; where it ends with an error, so does the run.
  func during<Result>(
    _ work: (any CellStore) async throws -> Result, past: (Result) -> BacktestResult?
  ) async throws -> Result {
    defer {
      interruption.end()
      ledger.close()
    }
    do {
      let result = try await work(run)
      let outcomes = past(result).map(KeptText.outcomes) ?? []
      run.finish(outcomes)
      tried = plan.files.first?.sha256.flatMap { try? ledger.configurationCount(onFile: $0) }
      luck = tried.flatMap { KeptText.luck(outcomes, tried: $0) }
      return result
    } catch {
      run.fail(Failure(error, command: nil).line)
      throw error
    }
  }

  /// Why something could not be kept; nil where all is.
  var failure: LedgerError? { run.failure }

  /// What is said after the result.
  var lastLines: [String] {
    ["", KeptText.kept(run.id, in: ledger.path, tried: tried, on: plan.files.first?.name)]
      + (luck.map { [$0] } ?? [])
  }
}
