import MartletEvaluation
import Testing

/// The statistics of signs in forecasts against numpy and scipy (`Goldens/Scripts/signs.py`).
struct SurpriseTestTests {
  private static func groups(_ numbers: [(Double, Double, Double)]) -> [SurpriseTest.Sums] {
    numbers.map { SurpriseTest.Sums(departures: $0, products: $1, surprises: $2) }
  }

  /// d², d u and u² of ten groups.
  private static let sums = [
    (4.1, 3.9, 5.0), (1.2, 0.9, 1.1), (7.7, 7.0, 7.2), (0.4, 0.5, 0.9), (2.6, 2.2, 2.3),
    (3.3, 3.4, 3.9), (9.1, 8.0, 8.4), (1.9, 1.7, 2.0), (5.5, 5.9, 6.9), (2.2, 2.0, 2.6),
  ]

  @Test("Share and p-value are those of a jackknife in numpy")
  func testIsAsElsewhere() throws {
    let test = try #require(SurpriseTest(Self.groups(Self.sums)))
    #expect(test.count == 10)
    #expect((test.explained - 0.8229397936528667).magnitude < 1e-12)
    #expect((test.pValue / 0.00017042372529377033 - 1).magnitude < 1e-9)
  }

  @Test("Too few groups are no test, and departures against the surprises explain nothing")
  func edges() throws {
    #expect(SurpriseTest(Self.groups(Array(Self.sums.prefix(7)))) == nil)
    let quiet = Self.groups(Self.sums.prefix(7) + [(1, 0, 0), (2, 0, 0)])
    #expect(SurpriseTest(quiet) == nil)
    let against = try #require(SurpriseTest(Self.groups(Self.sums.map { ($0, -$1, $2) })))
    #expect(against.explained == 0 && against.pValue == 1)
    let exact = try #require(SurpriseTest(Self.groups(Self.sums.map { ($0.0, $0.0, $0.0) })))
    #expect(exact.explained > 0.999 && exact.pValue < 1e-9)
  }

  @Test("Copies beyond chance are counted, and what chance explains is not")
  func copiesAreCounted() {
    var count = CopyCount()
    for row in 0..<100 {
      count.add(row < 4 ? 50 : 51, 50, width: 0.05, error: 2)
    }
    #expect(count.found == 4 && count.count == 100)
    #expect((count.expected - 10).magnitude < 1e-9)
    #expect(!count.isSuspicious && count.pValue == 1)
    var copies = CopyCount()
    for row in 0..<100 { copies.add(row < 12 ? 50 : 51, 50, width: 0.005, error: 2) }
    #expect((copies.pValue / 8.316107426882326e-10 - 1).magnitude < 1e-9)
    #expect(copies.isSuspicious)
    // Two are no sign, however unlikely.
    var two = CopyCount()
    for row in 0..<100 { two.add(row < 2 ? 50 : 51, 50, width: 0, error: 2e9) }
    #expect(two.found == 2 && !two.isSuspicious)
  }

  @Test("The last decimal of values is found")
  func widths() {
    #expect((CopyCount.width(of: [1000, 3000]) - 500).magnitude < 1e-3)
    #expect((CopyCount.width(of: [10.25, 3.5, 0.1]) - 0.005).magnitude < 1e-9)
    #expect((CopyCount.width(of: [0.1 + 0.2, 7]) - 0.05).magnitude < 1e-9)
    #expect(CopyCount.width(of: [1 / 3.0]) == 0)
  }
}
