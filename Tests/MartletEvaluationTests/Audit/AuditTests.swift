import MartletEvaluation
import Testing

/// An audit finds each leak that was put in, and nothing where none was.
struct AuditTests {
  private func checks(_ leak: Leak?) async throws -> [AuditCheck] {
    let pipeline = LeakyPipeline(leak: leak)
    return try await Audit(files: LeakyFiles.all, cutoffs: LeakyFiles.cutoffs).run {
      try pipeline.observation($0)
    }
  }

  @Test(
    "Each leak is found, where it comes about and where it comes from", arguments: Leak.allCases)
  func leaksAreFound(leak: Leak) async throws {
    let checks = try await checks(leak)
    let report = AuditReport(checks: checks, assumptions: [])
    #expect(!report.passes)
    let failures = checks.filter { $0.outcome == .fail && $0.corruption != nil }
    #expect(!failures.isEmpty)
    for failure in failures {
      #expect(failure.stage == leak.stage, "\(failure)")
      #expect(failure.column == (failure.corruption == .leftOut ? nil : leak.column), "\(failure)")
      let isOfIndicator = leak.column == "cpi"
      #expect(failure.file == (isOfIndicator ? "indicator.csv" : "prices.csv"), "\(failure)")
      #expect((failure.line ?? 0) > 1 && failure.words?.isEmpty == false, "\(failure)")
    }
  }

  @Test("A pipeline without a leak passes all checks")
  func honestyPasses() async throws {
    let checks = try await checks(nil)
    #expect(checks.allSatisfy { $0.outcome == .pass }, "\(checks.filter { $0.outcome != .pass })")
    #expect(AuditReport(checks: checks, assumptions: []).passes)
    // Seven corruptions, and a control of each column, at each cutoff.
    #expect(checks.count == 3 * (7 + 2))
    #expect(checks.allSatisfy { $0.isFitted == ($0.corruption != nil || $0.column == "close") })
  }

  @Test("A pipeline that sees nothing fails by its control")
  func blindnessFails() async throws {
    let checks = try await Audit(files: LeakyFiles.all, cutoffs: LeakyFiles.cutoffs).run { _ in
      var observation = AuditObservation()
      observation.handed = [.init(.features, "one", .numbers([1]))]
      observation.fitted = [.init(.forecast, "forecast", .numbers([1]))]
      return observation
    }
    #expect(!AuditReport(checks: checks, assumptions: []).passes)
    #expect(checks.allSatisfy { ($0.outcome == .fail) == ($0.corruption == nil) })
  }

  @Test("What refuses to be read is skipped, and nothing but that is no pass")
  func refusalsAreSkipped() async throws {
    struct Refusal: Error {}
    let honest = LeakyPipeline(leak: nil)
    let checks = try await Audit(files: LeakyFiles.all, cutoffs: LeakyFiles.cutoffs).run { input in
      if input.corruption != nil { throw Refusal() }
      return try honest.observation(input)
    }
    #expect(checks.allSatisfy { ($0.outcome == .skipped) == ($0.corruption != nil) })
    #expect(!AuditReport(checks: checks, assumptions: []).passes)
  }

  @Test("Of a budget of fits the first goes to noise at each cutoff, then to controls")
  func fitsAreSpentInOrder() async throws {
    let honest = LeakyPipeline(leak: nil)
    var audit = Audit(files: LeakyFiles.all, cutoffs: LeakyFiles.cutoffs)
    audit.refits = 7
    let checks = try await audit.run { try honest.observation($0) }
    let fitted = checks.filter(\.isFitted)
    #expect(fitted.count == 7)
    #expect(fitted.count { $0.corruption == .noise } == 3)
    #expect(fitted.count { $0.corruption == nil } == 3)
    #expect(fitted.count { $0.corruption == .leftOut && $0.fold == 1 } == 1)
  }
}
