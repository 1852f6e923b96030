import MartletLayers
import MartletNumerics
import MartletTestSupport
import Testing

/// Work that several threads share.
@Suite struct ParallelismTests {
  @Test(
    "Every piece of work is done once, for any number of threads and pieces",
    arguments: [1, 2, 3, 8], [0, 1, 2, 7, 100])
  func doesEachPieceOnce(threads: Int, pieces: Int) {
    var counts = [Int](repeating: 0, count: pieces)
    counts.withUnsafeMutableBufferPointer { counts in
      nonisolated(unsafe) let counts = counts
      Parallelism(threads: threads).perform(pieces: pieces) { counts[$0] += 1 }
    }
    #expect(counts == [Int](repeating: 1, count: pieces))
  }

  @Test(
    "Work over the numbers or rows of a matrix visits each once", arguments: [1, 3],
    [0, 1, 40_000, 200_001])
  func coversNumbersAndRows(threads: Int, count: Int) {
    let parallelism = Parallelism(threads: threads)
    var tape = Tape(phase: .inference)
    let (numbers, rows) = (tape.zeros(1, count), tape.zeros(count, 3))
    parallelism.perform(numbers: count) { for index in $0 { numbers[index] += 1 } }
    parallelism.perform(rowsOf: rows) { for row in $0 { rows[row, 2] += 1 } }
    #expect(numbers.values.allSatisfy { $0 == 1 })
    #expect((0..<count).allSatisfy { rows[$0, 2] == 1 })
  }

  @Test("Thousands of parallel works from four tasks at a time are each done once")
  func worksOfSeveralLeaders() async {
    await withTaskGroup(of: Int.self) { group in
      for leader in 1...4 {
        group.addTask {
          var sum = 0
          for work in 0..<3000 {
            var parts = [Int](repeating: 0, count: 4)
            parts.withUnsafeMutableBufferPointer { parts in
              nonisolated(unsafe) let parts = parts
              Parallelism(threads: 1 + leader % 3).perform(pieces: 4) { parts[$0] += work + $0 }
            }
            sum += parts.reduce(0, +)
          }
          return sum
        }
      }
      for await sum in group { #expect(sum == (0..<3000).reduce(0) { $0 + 4 * $1 + 6 }) }
    }
  }

  /// Large enough to be cut into strips, along rows or along columns, in each combination of
  /// transposes: against plain sums, and the same bits for any number of threads.
  @Test(
    "Large matrix products agree with plain sums and have equal bits on 1 to 4 threads",
    arguments: [(900, 430), (430, 900)], [0, 1, 2, 3])
  func stripsMakeTheProduct(sides: (Int, Int), transposes: Int) {
    let (transposeFirst, transposeSecond) = (transposes & 1 > 0, transposes & 2 > 0)
    let (m, n, k) = (sides.0, sides.1, 700)
    var generator = SplitMix64(seed: 3)
    var tape = Tape(phase: .inference)
    let (a, b) = (
      transposeFirst ? tape.matrix(k, m) : tape.matrix(m, k),
      transposeSecond ? tape.matrix(n, k) : tape.matrix(k, n)
    )
    for matrix in [a, b] {
      for index in 0..<matrix.count { matrix[index] = generator.float(in: -1...1) }
    }
    func product(threads: Int) -> [Float] {
      let c = tape.matrix(m, n)
      for index in 0..<c.count { c[index] = 0.5 }
      BLAS.multiply(
        a, b, transposeFirst: transposeFirst, transposeSecond: transposeSecond, into: c, keep: 2,
        parallelism: Parallelism(threads: threads))
      return c.values
    }
    let alone = product(threads: 1)
    for threads in 2...4 { #expect(product(threads: threads) == alone) }
    for (r, c) in [(0, 0), (m - 1, n - 1), (m / 2, n / 3), (m - 1, 0), (257 % m, 256 % n)] {
      let exact = (0..<k).reduce(1.0) { sum, i in
        sum + Double(transposeFirst ? a[i, r] : a[r, i])
          * Double(transposeSecond ? b[c, i] : b[i, c])
      }
      #expect(abs(Double(alone[r * n + c]) - exact) < 2e-4)
    }
  }
}
