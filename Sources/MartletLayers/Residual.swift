import CMartletKernels

/// A block with a way around it.
///
///     forward    y  = x + f(x)          identity, when f keeps the width
///                y  = P(x) + f(x)       projection P = a Linear, when it does not
///     backward   dx = dy + f'(dy)       (or P'(dy) + f'(dy))
///
/// The gradient reaches x whatever f does to it: why deep networks train.
///
/// - Note: He, Zhang, Ren and Sun, CVPR 2016.
package struct Residual: Layer {
  package let block: any Layer
  package let projection: Linear?

  package var inputWidth: Int { block.inputWidth }
  package var outputWidth: Int { block.outputWidth }

  package init(_ block: any Layer, _ name: String, in layout: inout ParameterLayout) {
    self.block = block
    projection =
      block.inputWidth == block.outputWidth
      ? nil
      : Linear(
        block.inputWidth, block.outputWidth, "\(name).projection", in: &layout,
        initializer: .glorotUniform)
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    let around = projection?.forward(x, parameters, &tape) ?? x
    let through = block.forward(x, parameters, &tape)
    let y = tape.matrix(x.rows, outputWidth)
    y.copy(from: around)
    Kernels.active.add(y.base, through.base, y.count)
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dyThrough = tape.matrix(dy.rows, dy.columns)
    dyThrough.copy(from: dy)
    let through = block.backward(dyThrough, parameters, gradients, &tape)
    let around = projection?.backward(dy, parameters, gradients, &tape) ?? dy
    Kernels.active.add(around.base, through.base, around.count)
    return around
  }
}
