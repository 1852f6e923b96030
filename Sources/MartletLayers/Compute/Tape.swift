package import MartletNumerics

/// The memory of one worker: an arena for the matrices of a step and a stack of those that the
/// backward pass needs.
///
/// What `forward` pushes, `backward` pops in reverse. `reset` ends a step and makes all of its
/// memory free again. While the first step runs the arena grows; from the second on a step of the
/// same size allocates nothing (`allocations` counts). Not copyable, so that the compiler proves
/// that no two workers share one.
package struct Tape: ~Copyable {
  package enum Phase: Sendable { case training, inference }

  package var phase: Phase
  /// Drawn from by layers that need chance (dropout), in training only.
  package var randomness: SplitMix64
  /// The threads that share the large operations of this worker.
  package let parallelism: Parallelism
  /// Watches the layers of a step, where one was put in.
  package var probe: Probe?
  package private(set) var allocations = 0
  /// Sees each linear layer with its output, which it may change. Absent from training.
  package var linearObserver: ((Linear, Matrix) -> Void)?

  /// Sees what each block of a `DoublyResidual`, or each branch of a sum, adds to the output, by its place
  /// in the order of the pass, and may change it. Absent from training.
  package var partObserver: ((Int, Matrix) -> Void)?

  private var chunks: [UnsafeMutableBufferPointer<Float>] = []
  private var used = 0
  private var total = 0
  private var stack: [Matrix] = []

  package init(
    phase: Phase, randomness: SplitMix64 = SplitMix64(seed: 0), parallelism: Parallelism = .serial
  ) {
    self.phase = phase
    self.randomness = randomness
    self.parallelism = parallelism
    stack.reserveCapacity(64)
  }

  deinit { for chunk in chunks { chunk.deallocate() } }

  /// An uninitialised matrix, 64-byte aligned, valid until `reset`.
  package mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    let count = (rows * columns + 15) / 16 * 16
    if chunks.isEmpty || used + count > chunks[chunks.count - 1].count { grow(by: count) }
    guard let base = chunks[chunks.count - 1].baseAddress else {
      preconditionFailure("empty chunk")
    }
    defer { used += count }
    return Matrix(base: base + used, rows: rows, columns: columns)
  }

  /// A place in the arena.
  package struct Mark {
    fileprivate let chunks: Int
    fileprivate let used: Int
  }

  package var mark: Mark { Mark(chunks: chunks.count, used: used) }

  /// Makes the memory of all matrices since `mark` free again; in a first step, where the arena has
  /// grown since then, it stays taken.
  package mutating func release(to mark: Mark) {
    if mark.chunks == chunks.count { used = mark.used }
  }

  /// A matrix of zeros.
  package mutating func zeros(_ rows: Int, _ columns: Int) -> Matrix {
    let result = matrix(rows, columns)
    result.fill(with: 0)
    return result
  }

  package mutating func push(_ matrix: Matrix) { stack.append(matrix) }

  package mutating func pop() -> Matrix {
    guard let matrix = stack.popLast() else { preconditionFailure("Tape.pop: nothing was pushed") }
    return matrix
  }

  /// How many matrices are on the stack.
  package var depth: Int { stack.count }

  /// Takes off what was pushed since the stack was so deep: no backward pass will ask for it.
  package mutating func drop(to depth: Int) { stack.removeLast(stack.count - depth) }

  /// Whether backward has popped everything that forward pushed.
  package var isEmpty: Bool { stack.isEmpty }

  /// Ends a step. Several chunks become one that holds all of them.
  package mutating func reset() {
    stack.removeAll(keepingCapacity: true)
    if chunks.count > 1 {
      for chunk in chunks { chunk.deallocate() }
      chunks.removeAll(keepingCapacity: true)
      let size = total
      total = 0
      grow(by: size)
    }
    used = 0
  }

  private mutating func grow(by count: Int) {
    let size = max(count, 4096)
    let bytes = size * MemoryLayout<Float>.stride
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    chunks.append(
      UnsafeMutableBufferPointer(start: raw.bindMemory(to: Float.self, capacity: size), count: size)
    )
    allocations += 1
    total += size
    used = 0
  }
}
