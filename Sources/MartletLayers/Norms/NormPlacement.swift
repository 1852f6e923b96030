/// Where a residual block has a norm.
public enum NormPlacement: Sendable, Hashable {
  /// Nowhere: y = x + f(x).
  case none
  /// Before the block, inside of the way around it: y = x + f(norm(x)).
  case pre(Norm)
  /// After the sum: y = norm(x + f(x)).
  case post(Norm)
}
