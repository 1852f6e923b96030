import MartletEvaluation
import MartletTestSupport
import Testing

@Suite struct ConformalTests {
  @Test(
    "The fewest errors of a level give their largest, and one less gives none",
    arguments: [
      (0.5, 1), (0.8, 4), (0.9, 9), (0.95, 19), (0.99, 99), (0.999, 999), (0.85, 6), (0.07, 1),
    ])
  func minimumCount(level: Double, expected: Int) {
    #expect(Conformal.minimumCount(level: level) == expected)
    let errors = (1...expected).map { Double($0) }
    #expect(Conformal.margin(errors, level: level) == errors.last)
    #expect(Conformal.margin(Array(errors.dropLast()), level: level) == nil)
  }

  /// Every level of whole percents and every count: k is ⌈(n + 1) percent / 100⌉ in whole numbers.
  @Test("The half width is the error of the exact rank for every whole percent")
  func rankIsExact() {
    for percent in 1...99 {
      let level = Double(percent) / 100
      let wrong = (1...210).filter { count in
        let rank = ((count + 1) * percent + 99) / 100
        let errors = (1...count).reversed().map { Double($0) }
        return Conformal.margin(errors, level: level) != (rank > count ? nil : Double(rank))
      }
      #expect(wrong == [], "level \(level)")
    }
  }

  @Test(
    "Each error is within the interval of the others as often as the level says",
    arguments: [0.5, 0.8, 0.9])
  func coversTheLevel(level: Double) throws {
    var generator = SeededGenerator(seed: 11)
    let errors = generator.bell(count: 41).map(\.magnitude)
    var covered = 0
    for index in errors.indices {
      var others = errors
      others.remove(at: index)
      if errors[index] <= (try #require(Conformal.margin(others, level: level))) { covered += 1 }
    }
    let share = Double(covered) / Double(errors.count)
    #expect(share >= level && share <= level + 1.0 / Double(errors.count))
  }

  /// Of errors that overlap as many must not as a level takes in all; then twice as many count.
  @Test("Overlapping errors widen the interval, and too few apart give none")
  func errorsThatOverlap() {
    let errors = (1...60).map { Double($0) }
    #expect(Conformal.margin(errors, level: 0.8, apart: 3) == nil)
    // ⌈60 · 9/8 · 0.8⌉, ⌈60 · 41/40 · 0.8⌉, and from 30 on all of them.
    #expect(Conformal.margin(errors, level: 0.8, apart: 4) == 54)
    #expect(Conformal.margin(errors, level: 0.8, apart: 20) == 50)
    #expect(Conformal.margin(errors, level: 0.8, apart: 30) == 49)
    #expect(Conformal.margin(errors, level: 0.8) == 49)
    #expect(Conformal.margin(errors, level: 0.95, apart: 18) == nil)
    #expect(Conformal.offset(errors, quantile: 0.9, apart: 8) == nil)
    // 60 · 19/18 · 0.9 = 57.
    #expect(isClose(Conformal.offset(errors, quantile: 0.9, apart: 9) ?? .nan, 57))
    #expect(isClose(Conformal.offset(errors, quantile: 0.1, apart: 9) ?? .nan, 4))
  }

  /// Every whole percent and every count: place (n + 1) q, and nothing where that is before the first or
  /// behind the last.
  @Test("Quantile offsets stand at exact places for every whole percent")
  func placesOfQuantilesAreExact() {
    for percent in 1...99 {
      let level = Double(percent) / 100
      let wrong = (1...210).filter { count in
        let hundredths = (count + 1) * percent
        let isInside = (100...100 * count).contains(hundredths)
        let offset = Conformal.offset(
          (1...count).reversed().map { Double($0) - 7 }, quantile: level)
        guard isInside else { return offset != nil }
        return !isClose(offset ?? .nan, Double(hundredths) / 100 - 7, relative: 1e-9)
          && (offset ?? .nan).magnitude > 1e-9
      }
      #expect(wrong == [], "level \(level)")
    }
    #expect(Conformal.offset([3, 1], quantile: 0.5) == 2)
    #expect(Conformal.offset([3, -4, 1], quantile: 0.5) == 1)
    #expect(Conformal.minimumCount(quantile: 0.05) == 19)
  }

  @Test(
    "Quantiles of higher levels are never below lower ones, however errors overlap",
    arguments: [nil, 20, 27])
  func quantilesDoNotCross(apart: Int?) {
    var generator = SeededGenerator(seed: 3)
    for count in 27...60 {
      let errors = generator.bell(count: count)
      let offsets = (5...95).compactMap {
        Conformal.offset(errors, quantile: Double($0) / 100, apart: apart)
      }
      #expect(offsets.count == 91)
      #expect(zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }
}
