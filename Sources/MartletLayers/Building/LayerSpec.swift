/// One layer of a network as a user writes it: what to build, without sizes that follow.
///
/// A row of numbers goes in and a row comes out. What a row means is up to the network: a flat window,
/// channel after channel, or after a `transpose` step after step.
public indirect enum LayerSpec: Sendable, Hashable {
  // MARK: Maps

  /// y = x Wᵀ + b with the given number of outputs. What the initialiser draws is multiplied by `gain`.
  case linear(Int, Initializer = .torchUniform, gain: Double = 1)
  /// A non-linearity, applied to each number by itself.
  case activation(Activation)
  /// y = a f(b) for the halves of a row [a | b]: GLU, SwiGLU, GEGLU or ReGLU.
  case gated(Activation)
  /// Turns each row into shares that sum to 1.
  case softmax
  /// A row of a table for each category: rows of one number, whole and below `categories`.
  case embedding(categories: Int, width: Int)
  /// Each number is dropped with this probability, in training only.
  case dropout(Float)

  // MARK: Norms

  /// Standardises each column over the batch.
  case batchNorm
  /// Standardises each row over its columns.
  case layerNorm
  /// Divides each row by the root of its mean square.
  case rmsNorm
  /// Standardises each of `channels` parts of `length` numbers by itself, applies the block, and gives
  /// its first `outputs` numbers the level and scale of the first part. Without a length the channels
  /// are the whole row, in equal parts; without `outputs` all of them get the level.
  case revIN(channels: Int, length: Int? = nil, outputs: Int? = nil, [LayerSpec])

  // MARK: Rows in other shapes

  /// The columns of the range.
  case slice(Range<Int>)
  /// Reads a row as a [rows, columns] matrix and writes it transposed.
  case transpose(rows: Int, columns: Int)
  /// [x | x | …], so often.
  case repeated(Int)
  /// The largest number or the mean of each `size` numbers of a row, counted from its end where it
  /// says so.
  case pooling(PoolingFunction, size: Int, fromEnd: Bool = false)
  /// Straight lines through the numbers of a row, read at as many points.
  case interpolation(to: Int)
  /// The mean of the `size` numbers around each, or what is left without it.
  case movingAverage(Int, remainder: Bool = false)
  /// The sum of fixed functions of time at so many points, each times a number of the row; `backwards`
  /// from the present into the past, with the oldest point first.
  case basis(Basis, points: Int, backwards: Bool = false)

  // MARK: Blocks

  /// y = x + f(x); a linear projection goes around when f changes the width.
  ///
  /// With `startsAsIdentity` the last linear layer of the block starts at zero, so that y = x at first
  /// (without a projection, and but for a norm after) and a deep network as easy to train as a shallow
  /// one. The block has to end in a linear layer: behind an activation zeros might never learn.
  /// Source: Zhang, Dauphin and Ma, ICLR 2019; De and Smith, NeurIPS 2020.
  case residual([LayerSpec], norm: NormPlacement = .none, startsAsIdentity: Bool = false)
  /// Branches that all get the same row.
  case parallel([[LayerSpec]], combine: Combination = .concatenate)
  /// The same block, with the same weights, for each of `parts` equal parts of a row.
  case sharedWeights(parts: Int, [LayerSpec])
  /// Takes the last of the first `length` numbers off all of them, applies the block, and adds it to
  /// the first `outputs` numbers that come out. Without `subtracts` it is only added.
  case lastValueNorm(length: Int, outputs: Int, subtracts: Bool = true, [LayerSpec])
  /// Blocks that each explain a part of what the ones before left of the first `backcast` numbers, and
  /// add a part of the output: the stack of N-BEATS and N-HiTS. Each block is applied `times` times with
  /// the same weights. Where the columns `padding` hold 1, nothing is ever left.
  case doublyResidual(
    backcast: Int, padding: Range<Int>? = nil, times: Int = 1, [[LayerSpec]])
}
