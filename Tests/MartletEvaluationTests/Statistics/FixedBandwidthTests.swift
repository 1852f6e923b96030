import MartletEvaluation
import MartletNumerics
import MartletTestSupport
import Testing

struct FixedBandwidthTests {
  @Test(
    "P-values and critical values are those of the script, and within 1.6 % of the published ones",
    arguments: FoldTestGoldens.fixedBandwidth)
  func goldens(_ row: [Double]) {
    let distribution = FixedBandwidthT(share: row[0])
    #expect(isClose(2 * distribution.upperTail(row[1]), row[2], relative: 1e-9))
    let critical = distribution.quantile(0.975)
    #expect(isClose(critical, row[3], relative: 1e-9))
    #expect((critical / row[4] - 1).magnitude < 0.016)
  }

  @Test("A bandwidth of next to nothing gives the normal distribution")
  func limit() {
    let distribution = FixedBandwidthT(share: 1e-9)
    for t in [0.5, 1.96, 4] {
      #expect(isClose(distribution.upperTail(t), Normal().upperTail(t), relative: 1e-6))
    }
  }

  @Test("At 0 the tail is a half, at infinity nothing, and it falls between")
  func ends() {
    let distribution = FixedBandwidthT(share: 0.5)
    #expect(distribution.upperTail(0) == 0.5)
    #expect(distribution.upperTail(.infinity) == 0)
    #expect(distribution.upperTail(.nan).isNaN)
    let tails = (0...100).map { distribution.upperTail(Double($0) / 5) }
    #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("The bandwidth is the root of the folds, or their overlap, and no more than all of them")
  func bandwidth() {
    #expect(LongRunVariance.bandwidth(count: 24, overlap: 1) == 4)
    #expect(LongRunVariance.bandwidth(count: 25, overlap: 7) == 7)
    #expect(LongRunVariance.bandwidth(count: 5, overlap: 9) == 5)
  }

  @Test("Cosines are two fifths of the folds to the power of two thirds, and at least one")
  func cosineCount() {
    #expect([1, 5, 10, 20, 40, 125].map(LongRunVariance.cosineCount) == [1, 1, 1, 2, 4, 10])
  }

  /// 1, 2, 3, 6: γ(0) 3.5, γ(1) .5.
  @Test("The long-run variance of four values is that by hand")
  func byHand() {
    #expect(isClose(LongRunVariance.bartlett([1, 2, 3, 6], bandwidth: 1), 3.5))
    #expect(isClose(LongRunVariance.bartlett([1, 2, 3, 6], bandwidth: 2), 4))
  }
}
