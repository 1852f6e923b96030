import MartletEvaluation
import Testing

@Suite struct ConformalTests {
  @Test(arguments: [
    (0.5, 1), (0.8, 4), (0.9, 9), (0.95, 19), (0.99, 99), (0.999, 999), (0.85, 6), (0.07, 1),
  ])
  func minimumCount(level: Double, expected: Int) {
    #expect(Conformal.minimumCount(level: level) == expected)
    let errors = (1...expected).map { Double($0) }
    #expect(Conformal.halfWidth(errors, level: level) == errors.last)
    #expect(Conformal.halfWidth(Array(errors.dropLast()), level: level) == nil)
  }

  /// Every level of whole percents and every count: k is ⌈(n + 1) percent / 100⌉ in whole numbers.
  @Test func rankIsExact() {
    for percent in 1...99 {
      let level = Double(percent) / 100
      let wrong = (1...210).filter { count in
        let rank = ((count + 1) * percent + 99) / 100
        let errors = (1...count).reversed().map { Double($0) }
        return Conformal.halfWidth(errors, level: level) != (rank > count ? nil : Double(rank))
      }
      #expect(wrong == [], "level \(level)")
    }
  }

  /// Of all n + 1 ways to leave one value out, the rest covers at least the level.
  @Test(arguments: [0.5, 0.8, 0.9])
  func coversTheLevel(level: Double) throws {
    var generator = SeededGenerator(seed: 11)
    let errors = generator.bell(count: 41).map(\.magnitude)
    var covered = 0
    for index in errors.indices {
      var others = errors
      others.remove(at: index)
      if errors[index] <= (try #require(Conformal.halfWidth(others, level: level))) { covered += 1 }
    }
    let share = Double(covered) / Double(errors.count)
    #expect(share >= level && share <= level + 1.0 / Double(errors.count))
  }
}
