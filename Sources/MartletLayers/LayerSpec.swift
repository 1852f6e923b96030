/// One layer of a network as a user writes it: what to build, without sizes that follow.
///
/// A row of numbers goes in and a row comes out. What a row means is up to the network: a flat window,
/// channel after channel, or after a `transpose` step after step.
public indirect enum LayerSpec: Sendable, Hashable {
  // MARK: Maps

  /// y = x Wᵀ + b with the given number of outputs. What the initialiser draws is multiplied by `gain`.
  case linear(Int, Initializer = .heNormal, gain: Double = 1)
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
  /// Standardises each of `channels` equal parts of a row by itself, applies the block, and gives its
  /// output the level and scale of the first part.
  case revIN(channels: Int, [LayerSpec])

  // MARK: Rows in other shapes

  /// The columns of the range.
  case columns(Range<Int>)
  /// Reads a row as a [rows, columns] matrix and writes it transposed.
  case transpose(rows: Int, columns: Int)
  /// The largest number or the mean of each `size` numbers of a row.
  case pooling(PoolingFunction, size: Int)
  /// Straight lines through the numbers of a row, read at as many points.
  case interpolation(to: Int)
  /// The mean of the `size` numbers around each, or what is left without it.
  case movingAverage(Int, remainder: Bool = false)

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
  case shared(parts: Int, [LayerSpec])
}
