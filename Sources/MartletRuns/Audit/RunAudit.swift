import MartletTables
public import MartletEvaluation
public import MartletFiles
import MartletForecasting
import MartletPanels

/// An audit of a run: whether what its files say after a cutoff changes anything that is forecast there.
///
/// ```swift
/// let plan = RunPlan(.backtest, files: ["unemployment.csv"], horizon: 6, models: ["theta", "ridge"])
/// let report = try await RunAudit(PreparedRun(plan)).report()
/// ```
public struct RunAudit: Sendable {
  /// The run that is audited.
  public let run: PreparedRun
  /// The files with all that is known of their cells, and the cutoffs.
  public let audit: Audit
  /// What is taken for granted, since nothing in the files can check it.
  public let assumptions: [Wording]
  private let layout: FoldLayout
  private let reader: PanelReader
  private let setup: RunSetup

  /// Reads the files of a run once more, with the moments from which their cells are known.
  ///
  /// - Throws: `AuditError` for files that cannot be audited, else as `PreparedRun`.
  public init(_ run: PreparedRun) throws {
    guard run.request.verb != .forecast else {
      throw RunError.otherVerb(run.request.verb, wanted: .backtest)
    }
    self.run = run
    let tables = try run.request.reader.tables()
    reader = run.request.reader.ofDecodedFiles
    let draft = try reader.draft(of: tables.map(\.bytes))
    guard let times = try draft.knownTimes(limits: run.limits) else {
      throw AuditError.timesAcross(file: tables[0].name)
    }
    setup = try RunSetup(
      evaluating: draft, run.request.evaluation, run.request.models, jobs: 1)
    layout = try run.backtest.layout(
      of: run.panel, Backtest.withNaive(run.backtest.fitting(run.models, on: run.panel)))
    var audit = Audit(
      files: run.auditedFiles(tables, times), cutoffs: run.auditedCutoffs(times, layout))
    audit.jobs = run.backtest.jobs
    // Beside the backtest itself as many fits as two backtests have.
    audit.refits = 2 * run.backtest.foldPlan.fits().count
    self.audit = audit
    assumptions = run.assumptions
  }

  /// Runs the backtest on the files as they are, then all checks.
  ///
  /// - Throws: What the backtest throws.
  public func report(
    progress: (Backtest.Progress) -> Void = { _ in }
  ) async throws -> AuditReport {
    let store = CellMemory()
    let result = try await run.backtest(store: store, progress: progress)
    let audited = AuditedRun(
      run: run, reader: reader, clean: audit.files.map(\.bytes), cleanSetup: setup, layout: layout,
      result: result, store: store)
    let checks = try await audit.run {
      try audited.observation($0)
    } finished: {
      done, total, check in
      let label = check.corruption?.rawValue ?? "control"
      progress(
        Backtest.Progress(done: done, total: total, label: "\(label) fold \(check.fold)"))
    }
    return AuditReport(checks: checks, assumptions: assumptions.map(\.commandLine))
  }
}
