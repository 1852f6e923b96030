import Foundation
import MartletEvaluation
import MartletFiles
import MartletRuns
import Testing

struct RunAuditTests {
  private func inFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  private static let text =
    "ds,y,x\n"
    + (0..<60).map { "2024-\($0 / 28 + 10)-\($0 % 28 + 1),\(100 + $0 * $0 % 17),\($0 * 5 % 13)\n" }
    .joined()

  @Test("A run passes, and its report says what is taken for granted")
  func runPasses() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "a.csv").path
      try Self.text.write(toFile: path, atomically: true, encoding: .utf8)
      var plan = RunPlan(.backtest, files: [path], target: "y", horizon: 2, models: ["drift"])
      plan.columns.pastCovariates = ["x"]
      plan.columns.releases = ["x": "2d"]
      plan.columns.freq = "D"
      plan.evaluation?.folds = 6
      let report = try await RunAudit(PreparedRun(plan)).report()
      #expect(report.passes)
      #expect(report.assumptions.contains { $0.hasPrefix("x was known from its date plus 2 days") })
      #expect(Set(report.checks.map(\.fold)) == [1, 3, 6])
      // Nothing may be missing, and the plan says so.
      let skipped = report.checks.filter { $0.outcome == .skipped }
      #expect(skipped.allSatisfy { $0.corruption == .missing } && skipped.count == 3)
      let coded = try JSONDecoder().decode(
        AuditReport.self, from: JSONEncoder().encode(report))
      #expect(coded == report)
    }
  }

  @Test("Standard input cannot be audited, nor can a forecast")
  func someRunsCannotBeAudited() async throws {
    try await inFolder { folder in
      let path = folder.appending(path: "a.csv").path
      try Self.text.write(toFile: path, atomically: true, encoding: .utf8)
      var plan = RunPlan(.forecast, files: [path], target: "y", horizon: 2, models: ["drift"])
      plan.columns.freq = "D"
      let forecast = try PreparedRun(plan)
      #expect(throws: RunError.otherVerb(.forecast, wanted: .backtest)) { try RunAudit(forecast) }
    }
  }
}
