import MartletEvaluation
import Testing

struct PathTableTests {
  private let nested: [[[[Double]]]] = [
    [[[1, 2], []], [[3, 4], [5, 6]]],
    [[[7, 8], [9, 10]], [[11, 12], []]],
  ]

  @Test("A path stands where its seed, series and fold put it, and what has none is empty")
  func everyPathIsInItsPlace() {
    let table = PathTable(nested)
    #expect((table.seeds, table.series, table.folds, table.steps) == (2, 2, 2, 2))
    for seed in 0..<2 {
      for series in 0..<2 {
        for fold in 0..<2 {
          #expect(Array(table[seed, series, fold]) == nested[seed][series][fold])
        }
      }
    }
  }

  @Test("A table without a path has no steps and only empty paths")
  func nothing() {
    let table = PathTable([[[[], []]]])
    #expect(table.steps == 0)
    #expect(table[0, 0, 1].isEmpty)
  }
}
