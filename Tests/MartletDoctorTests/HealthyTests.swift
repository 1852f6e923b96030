import MartletDoctor
import Testing

/// Nothing is found where all is well.
struct HealthyTests {
  /// Networks that learn a wave: no rule of them all says a word.
  static let silent: [Patient] = [
    Patient(description: "two layers", options: ["max-steps": "600"]),
    Patient(
      description: "four layers with batch norm and a way around",
      model: "mlp:hidden=32,layers=4,norm=batch,residual=true", options: ["max-steps": "600"]),
    Patient(
      description: "tanh", model: "mlp:hidden=32,activation=tanh", options: ["max-steps": "600"]),
  ]

  @Test("A network that learns is silent", arguments: silent)
  func isSilent(patient: Patient) async throws {
    let report = try #require(try await patient.report())
    #expect(
      report.findings.isEmpty,
      "\(report.findings.map { "\($0.number) \($0.severity) \($0.measurement.value)" })")
    #expect(report.silentRules == report.rules.count)
    #expect(!report.isSerious)
    let rate = try #require(report.rate)
    #expect(rate.lowest <= rate.middle && rate.middle <= rate.highest)
    #expect(rate.explodes.map { rate.highest < $0 } ?? true)
  }

  /// Rows from which there is little to learn, and other architectures: nothing serious.
  static let harmless: [Patient] = [
    Patient(description: "a random walk", options: ["max-steps": "600"], rows: .walk),
    Patient(
      description: "the changes of a random walk", options: ["transform": "log-return"],
      rows: .walk),
    Patient(description: "noise", rows: .noise),
    Patient(description: "resmlp", model: "resmlp:hidden=32"),
    Patient(description: "linear", model: "linear", options: ["max-steps": "600"]),
    Patient(description: "nlinear", model: "nlinear"),
    Patient(description: "dlinear", model: "dlinear", options: ["max-steps": "600"]),
    Patient(description: "rlinear", model: "rlinear", options: ["max-steps": "600"]),
    Patient(description: "nbeats", model: "nbeats:hidden=32"),
    Patient(description: "nhits", model: "nhits:hidden=32"),
    Patient(description: "tide", model: "tide:hidden=32"),
    Patient(description: "tsmixer", model: "tsmixer"),
    Patient(
      description: "quantiles", options: ["loss": "quantiles/.1/.5/.9", "max-steps": "600"]),
    Patient(description: "a likelihood", options: ["loss": "gaussian", "max-steps": "600"]),
  ]

  @Test("Nothing serious is found in a network that is well", arguments: harmless)
  func isNotSerious(patient: Patient) async throws {
    let report = try #require(try await patient.report())
    #expect(
      !report.isSerious,
      "\(report.findings.map { "\($0.number) \($0.severity) \($0.measurement.value)" })")
  }

  @Test("A model that is no network is not examined")
  func otherModels() async throws {
    #expect(try await Patient(description: "", model: "theta").report() == nil)
  }

  @Test("What is found does not depend on the number of jobs, and is found again")
  func isRepeatable() async throws {
    let patient = Patient(description: "", model: "mlp:hidden=16,layers=20")
    #expect(try await patient.report() == patient.report())
  }
}
