import MartletTraining
import Testing

@Suite struct ScheduleTests {
  private static let goldens: [(schedule: Schedule, factors: [Double])] = [
    (Schedule(.step(every: 33, factor: 0.5)), ScheduleGoldens.step),
    (Schedule(.cosine()), ScheduleGoldens.cosine),
    (Schedule(.cosine(minimum: 0.1)), ScheduleGoldens.cosineToATenth),
    (Schedule(.oneCycle), ScheduleGoldens.oneCycle),
    (Schedule(.constant, warmupSteps: 10), ScheduleGoldens.constantWithWarmup),
    (Schedule(.cosine(), warmupSteps: 10), ScheduleGoldens.cosineWithWarmup),
    (Schedule(.multiStep(at: [10, 40, 41, 80], factor: 0.3)), ScheduleGoldens.multiStep),
    (Schedule(.exponential(factor: 0.97)), ScheduleGoldens.exponential),
    (Schedule(.polynomial(power: 1.5)), ScheduleGoldens.polynomial),
    (Schedule(.cosineRestarts(period: 17)), ScheduleGoldens.cosineRestarts),
    (
      Schedule(.cosineRestarts(period: 9, multiplier: 2)), ScheduleGoldens.cosineRestartsGrowing
    ),
  ]

  @Test("Factors of a schedule over 100 steps are those of PyTorch", arguments: goldens.indices)
  func agreesWithPyTorch(index: Int) {
    let (schedule, factors) = Self.goldens[index]
    #expect(factors.count == 100)
    for (step, factor) in factors.enumerated() {
      #expect(abs(schedule.factor(step: step, of: 100) - factor) <= 1e-12, "step \(step)")
    }
  }

  private static let shapes: [Schedule.Shape] = [
    .constant, .step(every: 3), .step(every: 0), .cosine(), .cosine(minimum: 0.5), .oneCycle,
    .multiStep(at: [2, 7], factor: 0.1), .multiStep(at: [], factor: 0.1),
    .exponential(factor: 0.9), .polynomial(power: 2), .cosineRestarts(period: 4),
    .cosineRestarts(period: 3, multiplier: 2), .cosineRestarts(period: 0, multiplier: 0),
    .plateau(),
  ]

  /// Also for runs shorter than the warm-up or the first phase.
  @Test(
    "Every schedule keeps its factor between 0 and 1 in runs of 1 to 40 steps", arguments: shapes,
    [0, 1, 5, 50])
  func staysBetweenZeroAndOne(
    shape: Schedule.Shape, warmupSteps: Int
  ) {
    let schedule = Schedule(shape, warmupSteps: warmupSteps)
    for total in 1...40 {
      for step in 0..<total {
        let factor = schedule.factor(step: step, of: total)
        #expect((0...1 + 1e-12).contains(factor), "step \(step) of \(total): \(factor)")
      }
    }
  }

  @Test("A step schedule of ten halves the rate at steps 10 and 20") func halvesAtTheStep() {
    let schedule = Schedule(.step(every: 10))
    let factors = [0, 9, 10, 19, 20].map { schedule.factor(step: $0, of: 30) }
    #expect(factors == [1, 1, 0.5, 0.5, 0.25])
  }

  @Test("A warm-up of three steps rises in quarters to the full rate") func warmsUpInEqualSteps() {
    let schedule = Schedule(.constant, warmupSteps: 3)
    #expect((0..<5).map { schedule.factor(step: $0, of: 5) } == [0.25, 0.5, 0.75, 1, 1])
  }

  @Test("The plateau schedule lowers the rate where PyTorch's does")
  func plateauAgreesWithPyTorch() {
    var plateau = Plateau()
    let factors = ScheduleGoldens.plateauLosses.map { loss in
      plateau.saw(loss, .plateau(factor: 0.5, patience: 3))
      return plateau.factor
    }
    #expect(factors == ScheduleGoldens.plateau)
    #expect(Set(factors).count > 3, "it has to fall several times for this test to say anything")
  }

  @Test("An equal loss below 0 is no improvement for the plateau schedule")
  func plateauOfALikelihood() {
    var plateau = Plateau()
    let factors = [-1, -1, -1.00001, -1.1, -1.1].map { loss in
      plateau.saw(loss, .plateau(factor: 0.5, patience: 0))
      return plateau.factor
    }
    #expect(factors == [1, 0.5, 0.25, 0.25, 0.125])
  }
}
