import MartletEvaluation
import MartletNumerics
import MartletTestSupport
import RealModule
import Testing

struct SkillTestTests {
  private func result(
    _ losses: [Double], _ others: [Double], overlap: Int = 1, shares: Bool = false
  ) throws -> SkillTest {
    let outcome = SkillTest.test(losses, against: others, overlap: overlap, sharesFits: shares)
    guard case .tested(let result) = outcome else { throw Untested(outcome: outcome) }
    return result
  }

  private struct Untested: Error { var outcome: SkillTest.Outcome }

  @Test(
    "Skill, error, interval and p-value are those of the script, by the method that it chooses",
    arguments: FoldTestGoldens.skills.filter { $0.method.isEmpty })
  func goldens(_ golden: FoldTestGoldens.SkillCase) throws {
    let test = try result(
      golden.losses[0], golden.losses[1], overlap: golden.overlap, shares: golden.shares)
    #expect(test.choice.method.rawValue == golden.chosen)
    #expect(isClose(test.skill, golden.skill, relative: 1e-9))
    #expect(isClose(test.error, golden.error, relative: 1e-9))
    #expect(isClose(test.pValue, golden.p, relative: 1e-9))
    #expect(isClose(test.interval.lowerBound, golden.low, relative: 1e-9))
    #expect(isClose(test.interval.upperBound, golden.high, relative: 1e-9))
    #expect(isClose(test.detectable, golden.detectable, relative: 1e-9))
  }

  @Test(
    "The error of a mean difference is that of the script by each method",
    arguments: FoldTestGoldens.skills.filter { !$0.method.isEmpty })
  func errors(_ golden: FoldTestGoldens.SkillCase) throws {
    let method = try #require(VarianceMethod(rawValue: golden.method))
    let differences = zip(golden.losses[0], golden.losses[1]).map { $0 - $1 }
    let error = method.error(
      of: differences, overlap: golden.overlap, effective: Double(differences.count))
    #expect(isClose(error, golden.meanError, relative: 1e-9))
  }

  @Test("Every method is chosen somewhere among the goldens")
  func allMethodsAreCovered() {
    let chosen = Set(FoldTestGoldens.skills.filter(\.method.isEmpty).map(\.chosen))
    #expect(chosen == ["student", "bartlett", "cosines"])
  }

  @Test("The interval holds 0 exactly where the p-value is above 5 %", arguments: [1, 2, 5])
  func noContradiction(overlap: Int) throws {
    var significant = 0
    for seed in 0..<300 as Range<UInt64> {
      let others = noise(24, seed: 2 * seed).map { 3 + $0 }
      let losses = zip(others, noise(24, seed: 2 * seed + 1)).map { $0 - 0.4 + $1 }
      let test = try result(losses, others, overlap: overlap)
      #expect(test.interval.contains(0) == (test.pValue >= 0.05))
      if test.pValue <= 0.05 { significant += 1 }
    }
    #expect((20...280).contains(significant))
  }

  @Test("Units change nothing, however large or small")
  func units() throws {
    let others = noise(20, seed: 5).map { 3 + $0 }
    let losses = noise(20, seed: 6).map { 3 + $0 }
    let test = try result(losses, others)
    for unit in [0x1p-900, 0x1p900] {
      let scaled = try result(losses.map { $0 * unit }, others.map { $0 * unit })
      #expect(isClose(scaled.pValue, test.pValue, relative: 1e-12))
      #expect(isClose(scaled.error, test.error, relative: 1e-12))
    }
  }

  @Test("Equal losses, one same skill, no loss and too few folds are outcomes without a test")
  func noTestIsTyped() {
    #expect(SkillTest.test([1, 2, 4], against: [1, 2, 4], overlap: 1) == .identical)
    #expect(SkillTest.test([1, 2, 4], against: [2, 4, 8], overlap: 1) == .constant(skill: 0.5))
    #expect(
      SkillTest.test([1, 2, 5], against: [2, 3, 6], overlap: 1) == .constant(skill: 3.0 / 11))
    #expect(SkillTest.test([1, 2, 4], against: [0, 0, 0], overlap: 1) == .noSkill)
    #expect(SkillTest.test([1, .infinity, 4], against: [1, 1, 1], overlap: 1) == .noSkill)
    #expect(SkillTest.test([1, 2], against: [2, 1], overlap: 1) == .tooFew(count: 2))
    #expect(SkillTest.test([1, 2, 3], against: [2, 1, 3], overlap: 3) == .tooFew(count: 3))
  }

  @Test("Overlap takes cosines, a shared fit Bartlett weights, lasting differences fewer folds")
  func choice() {
    let turning = (0..<20).map { $0.isMultiple(of: 2) ? 1.0 : -1 }
    let rising = (0..<20).map(Double.init)
    func choice(_ values: [Double], overlap: Int = 1, shares: Bool = false) -> VarianceChoice {
      VarianceChoice(values, overlap: overlap, sharesFits: shares)
    }
    #expect(choice(turning).reason == .separate)
    #expect(choice(turning).effectiveCount == 20)
    #expect(choice(turning, shares: true).reason == .sharedFits)
    #expect(choice(turning, overlap: 5).reason == .overlaps)
    #expect(choice(rising, overlap: 5).method == .cosines)
    #expect(choice(rising).reason == .persists)
    #expect(choice(rising).method == .student)
    #expect(choice(rising).effectiveCount == 2)
    #expect(choice([Double](repeating: 3, count: 9)).reason == .separate)
  }

  @Test("Values that are symmetric in time have no slow cosine, and take Bartlett weights")
  func symmetric() {
    #expect(VarianceMethod.cosines.usable(for: [1, 5, 2, 2, 5, 1]) == .bartlett)
    #expect(VarianceMethod.cosines.usable(for: [1, 5, 2, 3, 5, 1]) == .cosines)
  }

  @Test(
    "Where the other erred in one fold of twelve, a larger loss is sure, and has no largest size")
  func oneErrorOfTheOther() throws {
    let others = [1.0] + [Double](repeating: 0, count: 11)
    let worse = try result([0.75] + [Double](repeating: 0.25, count: 11), others)
    #expect(worse.pValue < 0.001)
    #expect(worse.interval.lowerBound == -.infinity)
    #expect((-1.5 ... -0.2).contains(worse.interval.upperBound))
    let unsure = try result([0.5] + [Double](repeating: 0.02, count: 11), others)
    #expect(unsure.pValue > 0.05)
    #expect(unsure.interval == -.infinity...1)
  }

  @Test("The other way round, the interval of the ratio of losses is the reciprocal one")
  func reciprocal() throws {
    for seed in 0..<50 as Range<UInt64> {
      let others = noise(24, seed: 2 * seed).map { Double.exp($0 / 3) }
      let losses = noise(24, seed: 2 * seed + 1).map { 0.9 * Double.exp($0 / 3) }
      let (one, other) = (try result(losses, others), try result(others, losses))
      #expect(isClose(one.pValue, other.pValue, relative: 1e-9))
      let (low, high) = (1 - one.interval.upperBound, 1 - one.interval.lowerBound)
      #expect(isClose(1 - other.interval.lowerBound, 1 / low, relative: 1e-9))
      #expect(isClose(1 - other.interval.upperBound, 1 / high, relative: 1e-9))
    }
  }

  @Test("A skill of the size that such folds could have shown is found in about 80 % of cases")
  func power() throws {
    func test(seed: UInt64, advantage: Double) throws -> SkillTest {
      let others = noise(20, seed: 2 * seed).map { 3 + $0 / 4 }
      let rest = noise(20, seed: 2 * seed + 1)
      return try result(zip(others, rest).map { $0 - 3 * advantage + $1 }, others)
    }
    let shown = try (0..<400).map { try test(seed: $0, advantage: 0) }
      .filter { $0.choice.method == .student }.map(\.detectable)
    let advantage = Descriptive.median(shown)
    let tests = try (400..<1400).map { try test(seed: $0, advantage: advantage) }
      .filter { $0.choice.method == .student }
    #expect(tests.count > 500)
    let found = Double(tests.count { $0.pValue < 0.05 }) / Double(tests.count)
    #expect((0.74...0.86).contains(found))
  }
}
