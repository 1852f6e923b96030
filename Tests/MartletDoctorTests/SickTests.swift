import MartletDoctor
import Testing

/// Each rule finds what it is for.
struct SickTests {
  /// A set-up with the number of the rule, and how ill it is at least.
  struct Case: Sendable, CustomTestStringConvertible {
    let number: String
    let severity: Severity
    let patient: Patient
    /// The option that is proposed; nil where none does it.
    var remedy: String?

    var testDescription: String { "\(number): \(patient.description)" }
  }

  static let cases: [Case] = [
    Case(
      number: "D101", severity: .serious,
      patient: Patient(description: "a constant target", rows: .constant, parts: [.before])),
    Case(
      number: "D102", severity: .look,
      patient: Patient(
        description: "no scaler", options: ["scaler": "none"], rows: .walk, parts: [.before]),
      remedy: "scaler"),
    Case(
      number: "D103", severity: .serious,
      patient: Patient(description: "a leaked column", rows: .leak, parts: [.before])),
    Case(
      number: "D104", severity: .look,
      patient: Patient(description: "a constant column", rows: .idle, parts: [.before])),
    Case(
      number: "D104", severity: .look,
      patient: Patient(description: "a column twice", rows: .copy, parts: [.before])),
    Case(
      number: "D105", severity: .serious,
      patient: Patient(
        description: "all zero", model: "mlp:hidden=32,init=zeros", parts: [.before]),
      remedy: "init"),
    Case(
      number: "D105", severity: .serious,
      patient: Patient(
        description: "all one", model: "mlp:hidden=32,init=ones", parts: [.before]),
      remedy: "init"),
    Case(
      number: "D106", severity: .serious,
      patient: Patient(
        description: "twenty plain layers", model: "mlp:hidden=32,layers=20", parts: [.before]),
      remedy: "residual"),
    Case(
      number: "D106", severity: .serious,
      patient: Patient(
        description: "forty large residual layers",
        model: "mlp:hidden=32,layers=40,residual=true,init=he-normal", parts: [.before]),
      remedy: "norm"),
    Case(
      number: "D107", severity: .serious,
      patient: Patient(
        description: "twenty plain layers", model: "mlp:hidden=32,layers=20", parts: [.before]),
      remedy: "residual"),
    Case(
      number: "D107", severity: .look,
      patient: Patient(
        description: "forty layers with batch norm", model: "mlp:hidden=32,layers=40,norm=batch",
        parts: [.before]), remedy: "residual"),
    Case(
      number: "D108", severity: .serious,
      patient: Patient(
        description: "tanh of numbers around 100", model: "mlp:hidden=32,activation=tanh",
        options: ["scaler": "none"], rows: .walk, parts: [.before]), remedy: "scaler"),
    Case(
      number: "D109", severity: .look,
      patient: Patient(
        description: "forty large residual layers",
        model: "mlp:hidden=32,layers=40,residual=true,init=he-normal", parts: [.before]),
      remedy: "init"),
    Case(
      number: "D110", severity: .look,
      patient: Patient(
        description: "twenty plain layers", model: "mlp:hidden=32,layers=20", parts: [.before]),
      remedy: "residual"),
    Case(
      number: "D201", severity: .serious,
      patient: Patient(
        description: "a rate of 10", model: "mlp:hidden=256",
        options: ["learning-rate": "10", "loss": "mse"], parts: [.rate]),
      remedy: "learning-rate"),
    Case(
      number: "D202", severity: .serious,
      patient: Patient(
        description: "a rate of a millionth", options: ["learning-rate": "1e-6"], parts: [.rate]),
      remedy: "learning-rate"),
    Case(
      number: "D301", severity: .serious,
      patient: Patient(
        description: "plain descent at a rate of 1000",
        options: ["learning-rate": "1000", "optimizer": "sgd", "loss": "mse"], parts: [.training]),
      remedy: "learning-rate"),
    Case(
      number: "D302", severity: .serious,
      patient: Patient(
        description: "a rate of 1", options: ["learning-rate": "1"], parts: [.training]),
      remedy: "learning-rate"),
    Case(
      number: "D303", severity: .serious,
      patient: Patient(
        description: "a rate of nearly 0", options: ["learning-rate": "1e-8"], rows: .walk,
        parts: [.training]), remedy: "learning-rate"),
    Case(
      number: "D304", severity: .look,
      patient: Patient(
        description: "a rate of 1", options: ["learning-rate": "1"], parts: [.training]),
      remedy: "activation"),
    Case(
      number: "D305", severity: .look,
      patient: Patient(
        description: "a rate of nearly 0", options: ["learning-rate": "1e-8"],
        parts: [.training]), remedy: "learning-rate"),
    Case(
      number: "D306", severity: .look,
      patient: Patient(
        description: "a limit far too low", options: ["clip-norm": "0.0001"], parts: [.training]),
      remedy: "clip-norm"),
    Case(
      number: "D307", severity: .look,
      patient: Patient(
        description: "a rate that halves in 14 steps", options: ["schedule": "exponential/0.95"],
        parts: [.training]), remedy: "schedule"),
    Case(
      number: "D308", severity: .look,
      patient: Patient(
        description: "sixty steps", options: ["max-steps": "60"], rows: .walk,
        parts: [.training]), remedy: "max-steps"),
    Case(
      number: "D309", severity: .look,
      patient: Patient(
        description: "noise by heart", model: "mlp:hidden=256,dropout=0",
        options: ["max-steps": "800", "loss": "mse"], rows: .noise, parts: [.training]),
      remedy: "val-size"),
    Case(
      number: "D310", severity: .look,
      patient: Patient(
        description: "forty steps", options: ["max-steps": "40", "schedule": "constant"],
        parts: [.training]), remedy: "max-steps"),
    Case(
      number: "D401", severity: .serious,
      patient: Patient(
        description: "all zero", model: "mlp:hidden=32,init=zeros", rows: .walk, parts: [.after])),
    Case(
      number: "D402", severity: .remark,
      patient: Patient(
        description: "a linear map of changes", model: "nlinear",
        options: ["learning-rate": "1e-6"],
        rows: .walk, parts: [.after]), remedy: "transform"),
  ]

  @Test("A rule finds what it is for", arguments: cases)
  func isFound(sick: Case) async throws {
    let report = try #require(try await sick.patient.report())
    let found = report.findings.filter { $0.number == sick.number }
    let all = report.findings.map { "\($0.number) \($0.severity) \($0.measurement.value)" }
    #expect(!found.isEmpty, "found were \(all)")
    #expect(found.allSatisfy { $0.severity >= sick.severity }, "found were \(all)")
    for finding in found {
      #expect(2 * finding.seen > finding.seeds)
      #expect(
        finding.measurement.side == .above
          ? finding.measurement.value > finding.measurement.threshold
          : finding.measurement.value < finding.measurement.threshold
            || !finding.measurement.value.isFinite)
      if let remedy = sick.remedy {
        #expect(finding.remedy.contains { $0.option == remedy }, "\(finding.remedy)")
      }
    }
    #expect(report.isSerious == report.findings.contains { $0.severity == .serious })
    // The most serious stand first.
    #expect(report.findings.map(\.severity) == report.findings.map(\.severity).sorted(by: >))
  }

  @Test("Every rule has a case here")
  func allRulesAreTried() async throws {
    let report = try #require(
      try await Patient(description: "", parts: Set(DoctorPart.allCases)).report())
    #expect(Set(Self.cases.map(\.number)) == Set(report.rules))
  }
}
