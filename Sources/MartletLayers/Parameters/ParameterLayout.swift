import MartletNumerics

/// Name, shape and place of one tensor in the flat buffers of a network.
///
/// The parameters θ, the gradient ∂L/∂θ and the moments of an optimiser share one layout, so that a
/// step, clipping, a snapshot and a checkpoint are each one pass over memory.
public struct ParameterSlot: Sendable, Hashable {
  /// What the slot is for, which decides whether weight decay touches it.
  public enum Kind: Sendable, Hashable {
    /// A matrix of weights: decays.
    case weight
    /// A bias, a scale or shift of a norm, or a table of categories: does not decay.
    case offset
    /// Not trained: running statistics. Saved with the model, invisible to the optimiser.
    case state
  }

  /// The path of layer and tensor, unique in a network; it also names the stream that initialises
  /// it.
  public let name: String
  /// Rows of the tensor as a matrix: the outputs of a linear layer, 1 for a bias or a norm.
  public let rows: Int
  /// Columns of the tensor as a matrix: the inputs of a linear layer.
  public let columns: Int
  /// Whether it is trained, and whether weight decay touches it.
  public let kind: Kind
  /// How its numbers start, before the gain.
  public let initializer: Initializer
  /// A factor of what the initialiser draws.
  public let gain: Double
  /// In floats, from the start of the trained part, or of the state for `.state`.
  package let offset: Int

  /// Numbers in the tensor.
  public var count: Int { rows * columns }
}

/// The list of slots, in the order in which the layers asked for them.
public struct ParameterLayout: Sendable, Hashable {
  /// All tensors of a network, in the order in which the layers asked for them.
  public private(set) var slots: [ParameterSlot] = []
  /// Floats that an optimiser walks over, slots padded to whole cache lines. The padding stays 0.
  package private(set) var trainedCount = 0
  package private(set) var stateCount = 0

  /// Creates a layout without slots.
  public init() {}

  package mutating func add(
    _ name: String, rows: Int, columns: Int, kind: ParameterSlot.Kind, _ initializer: Initializer,
    gain: Double = 1
  ) -> ParameterSlot {
    let isState = kind == .state
    let slot = ParameterSlot(
      name: name, rows: rows, columns: columns, kind: kind, initializer: initializer,
      gain: gain, offset: isState ? stateCount : trainedCount)
    let padded = (slot.count + 15) / 16 * 16
    if isState { stateCount += padded } else { trainedCount += padded }
    slots.append(slot)
    return slot
  }

  package var totalCount: Int { trainedCount + stateCount }

  /// How many numbers are trained, padding and state left out.
  public var parameterCount: Int {
    slots.reduce(0) { $0 + ($1.kind == .state ? 0 : $1.count) }
  }

  /// Position of the slot's first float in a parameter buffer: trained floats first, then state.
  package func position(of slot: ParameterSlot) -> Int {
    slot.kind == .state ? trainedCount + slot.offset : slot.offset
  }

  /// Freshly initialised parameters. Each slot draws from a stream of its own, named after it.
  public func initialized(seed: UInt64) -> Parameters { initialized(seed: seed, weights: nil) }

  /// - Parameter weights: Takes the place of the initialiser and gain of all weights but zeros.
  func initialized(seed: UInt64, weights: Initializer?) -> Parameters {
    var parameters = Parameters(layout: self)
    parameters.withView { view in
      for slot in slots {
        var generator = SplitMix64(seed: seed, path: ["initialise", slot.name])
        if let weights, slot.kind == .weight, slot.initializer != .zeros {
          weights.fill(view.writable(slot), using: &generator)
        } else {
          slot.initializer.fill(view.writable(slot), gain: slot.gain, using: &generator)
        }
      }
    }
    return parameters
  }
}
