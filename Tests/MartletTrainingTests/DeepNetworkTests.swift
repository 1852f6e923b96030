import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining
import Testing

/// What theory says about depth, measured on small networks.
///
/// Plain layers lose the signal (Glorot's variance is half of what ReLU needs), and with it the
/// gradient. Batch norm restores the signal, but its gradient grows by about 1.2 in each layer (Yang
/// et al., ICLR 2019): ten such layers train, fifty do not. With a way around each block both stay.
@Suite struct DeepNetworkTests {
  enum Block: CaseIterable {
    case plain
    case norm
    case residual
    case residualWithNorm

    func specs(_ width: Int) -> [LayerSpec] {
      switch self {
      case .plain: [.linear(width, .glorotUniform), .activation(.relu)]
      case .norm: [.linear(width), .batchNorm, .activation(.relu)]
      case .residual:
        [.residual([.linear(width), .activation(.relu), .linear(width, .zeros)])]
      case .residualWithNorm:
        [.residual([.batchNorm, .linear(width), .activation(.relu), .linear(width)])]
      }
    }

    func network(depth: Int) -> Network {
      let hidden = (0..<depth).flatMap { _ in specs(16) }
      return Network(inputs: 2, [.linear(16), .activation(.relu)] + hidden + [.linear(1)])
    }
  }

  /// A target with a corner that no linear map follows.
  private static let examples = Examples(256, width: 2, seed: 1) { row, _ in
    row[0] > 0 ? row[1] : -row[1]
  }

  /// The training loss after 200 steps, as a share of the variance: 1 is what a constant forecast has.
  private func loss(_ block: Block, depth: Int, seed: UInt64) throws -> Double {
    let options = TrainingOptions.with {
      $0.maxSteps = 200
      $0.batchSize = 64
      $0.learningRate = 0.1
      $0.optimizer = .sgd(momentum: 0.9)
      $0.schedule = Schedule(.oneCycle)
      $0.clipNorm = 1
      $0.validationInterval = 20
    }
    let trainer = Trainer(block.network(depth: depth), options)
    let check = try trainer.train(on: Self.examples, seed: seed).record.checks.last
    let targets = Self.examples.targets.map { Double($0) }
    let mean = targets.reduce(0, +) / 256
    let variance = targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 256
    return try #require(check).trainingLoss / variance
  }

  @Test(
    "Ten layers learn the target, whatever blocks they are made of", arguments: Block.allCases,
    [UInt64(1), 2])
  func tenLayersTrain(
    block: Block, seed: UInt64
  ) throws {
    #expect(try loss(block, depth: 10, seed: seed) < 0.2)
  }

  @Test("Fifty plain layers learn nothing", arguments: [UInt64(1), 2])
  func fiftyPlainLayersLearnNothing(seed: UInt64) throws {
    #expect(try loss(.plain, depth: 50, seed: seed) > 0.99)
  }

  @Test(
    "Fifty layers with batch norm but no way around learn next to nothing",
    arguments: [UInt64(1), 2])
  func fiftyNormsAloneLearnNothing(seed: UInt64) throws {
    #expect(try loss(.norm, depth: 50, seed: seed) > 0.9)
  }

  @Test(
    "Fifty residual blocks learn the target, with and without batch norm",
    arguments: [Block.residual, .residualWithNorm], [UInt64(1), 2])
  func fiftyResidualBlocksTrain(block: Block, seed: UInt64) throws {
    #expect(try loss(block, depth: 50, seed: seed) < 0.25)
  }

  /// The gradient of the first hidden weights over that of the last ones that have any.
  @Test(
    "Gradients grow a thousandfold through fifty batch norms, not through residual blocks",
    arguments: [UInt64(1), 2, 3])
  func gradientsExplodeBehindNormsAlone(seed: UInt64) throws {
    func ratio(_ block: Block) throws -> Double {
      let network = block.network(depth: 50)
      let rows = (0..<64).map { Array(Self.examples.inputs[2 * $0..<2 * $0 + 2]) }
      let targets = Self.examples.targets.prefix(64).map { [$0] }
      let (_, gradient) = network.gradient(
        of: .mse, rows, targets: targets, network.initialized(seed: seed))
      let norms = network.layout.slots
        .filter { $0.kind == .weight && $0.rows == 16 && $0.columns == 16 }
        .map { gradient[$0].reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot() }
        .filter { $0 > 0 }  // behind a zero nothing arrives in the first step
      return try #require(norms.first) / (try #require(norms.last))
    }
    #expect(try ratio(.norm) > 1000)
    #expect((0.1...10).contains(try ratio(.residual)))
    #expect((0.1...20).contains(try ratio(.residualWithNorm)))
  }

  /// The mean square after 50 ReLU layers of 384, for inputs with mean square 1.
  private func gain(_ initializer: Initializer, seed: UInt64) -> Double {
    let width = 384
    let layer: [LayerSpec] = [.linear(width, initializer), .activation(.relu)]
    let network = Network(inputs: width, (0..<50).flatMap { _ in layer })
    var generator = SplitMix64(seed: seed)
    let x = (0..<4).map { _ in
      (0..<width).map { _ in generator.uniform() < 0.5 ? Float(-1) : 1 }
    }
    let y = network.forward(x, network.initialized(seed: seed)).flatMap { $0 }
    return y.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(y.count)
  }

  /// He: the mean over networks stays within a factor of 2; single ones scatter, the more the
  /// narrower they are (each layer adds a variance of about 5 / width to the logarithm). Glorot: half
  /// is lost in each layer, 2^-50 in all.
  @Test("He's initialisation keeps the variance through 50 ReLU layers, and Glorot's loses it")
  func heKeepsTheVarianceAndGlorotDoesNot() {
    let he = (1...6).reduce(0) { $0 + gain(.heUniform, seed: $1) / 6 }
    #expect((0.5...2).contains(he), "\(he)")
    #expect(gain(.glorotUniform, seed: 1) < 1e-13)
  }
}
