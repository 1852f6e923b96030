/// A block with a way around it.
///
///     forward    y  = x + f(x)               identity, when f keeps the width
///                y  = P(x) + f(x)            projection P = a Linear, when it does not
///                y  = x + f(norm(x))         with a norm before
///                y  = norm(x + f(x))         with a norm after
///     backward   dx = dy + f'(dy)            (or P'(dy) + f'(dy)), through the norm where it stands
///
/// The gradient reaches x whatever f does to it: why deep networks train. A norm before leaves that way
/// free; a norm after keeps the scale of y.
///
/// - Shape: x [B, inputs of f], y [B, outputs of f].
/// - Note: He, Zhang, Ren and Sun, CVPR 2016; norms before: He et al., ECCV 2016; Xiong et al., ICML
///   2020.
package struct Residual: Layer {
  package let block: any Layer
  package let projection: Linear?
  private let normBefore: (any Layer)?
  private let normAfter: (any Layer)?
  private let needsInputGradient: Bool
  package let inputWidth: Int
  package var outputWidth: Int { block.outputWidth }

  /// - Parameter build: Makes the block; nobody asks for its dx where it `isFirst`, and it may
  ///   overwrite its input where `ownsInput` says so.
  package init(
    _ width: Int, norm: NormPlacement, _ name: String, in layout: inout ParameterLayout,
    needsInputGradient: Bool = true,
    block build: (_ isFirst: Bool, _ ownsInput: Bool, inout ParameterLayout) -> any Layer
  ) {
    inputWidth = width
    self.needsInputGradient = needsInputGradient
    if case .pre(let norm) = norm {
      normBefore = norm.layer(width: width, "\(name).norm", in: &layout, overwritesInput: false)
    } else {
      normBefore = nil
    }
    block = build(!needsInputGradient && normBefore == nil, normBefore != nil, &layout)
    projection =
      block.outputWidth == width
      ? nil
      : Linear(
        width, block.outputWidth, "\(name).projection", in: &layout, initializer: .glorotUniform,
        needsInputGradient: needsInputGradient)
    if case .post(let norm) = norm {
      normAfter = norm.layer(
        width: block.outputWidth, "\(name).norm", in: &layout, overwritesInput: true)
    } else {
      normAfter = nil
    }
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    let around = projection?.forward(x, parameters, &tape) ?? x
    let inner = normBefore?.forward(x, parameters, &tape) ?? x
    let through = block.forward(inner, parameters, &tape)
    let sum = tape.matrix(x.rows, outputWidth)
    sum.copy(from: around)
    sum.add(through)
    return normAfter?.forward(sum, parameters, &tape) ?? sum
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dsum = normAfter?.backward(dy, parameters, gradients, &tape) ?? dy
    let dyThrough = tape.matrix(dsum.rows, dsum.columns)
    dyThrough.copy(from: dsum)
    let inner = block.backward(dyThrough, parameters, gradients, &tape)
    let through = normBefore?.backward(inner, parameters, gradients, &tape) ?? inner
    let around = projection?.backward(dsum, parameters, gradients, &tape) ?? dsum
    guard needsInputGradient else { return tape.matrix(dy.rows, 0) }
    around.add(through)
    return around
  }
}
