import CMartletKernels

/// A function of single numbers, and the product with its slope, as two loops in C.
package enum ElementwiseKernel: Sendable {
  // The slope of these is read from y.
  case tanh
  case sigmoid
  case elu
  case softplus
  /// With this slope below 0.
  case leakyReLU(slope: Float)
  // The slope of these is read from x.
  case gelu
  case geluTanh
  case silu

  /// y = f(x), in place where both are one matrix.
  package func apply(_ x: Matrix, into y: Matrix) {
    y.checkSize(of: x)
    let (y, x, n) = (y.base, x.base, x.count)
    switch self {
    case .tanh: Kernels.active.tanh(y, x, n)
    case .sigmoid: Kernels.active.sigmoid(y, x, n)
    case .elu: Kernels.active.elu(y, x, n)
    case .softplus: Kernels.active.softplus(y, x, n)
    case .leakyReLU(let slope): Kernels.active.leaky_relu(y, x, n, slope)
    case .gelu: Kernels.active.gelu(y, x, n)
    case .geluTanh: Kernels.active.gelu_tanh(y, x, n)
    case .silu: Kernels.active.silu(y, x, n)
    }
  }

  /// dx = dy f'(x), in place of dy.
  ///
  /// - Parameter memory: y or x, from which the slope is read.
  package func multiplyBySlope(_ dy: Matrix, _ memory: Matrix) {
    dy.checkSize(of: memory)
    let (dx, memory, n) = (dy.base, memory.base, dy.count)
    switch self {
    case .tanh: Kernels.active.tanh_backward(dx, dx, memory, n)
    case .sigmoid: Kernels.active.sigmoid_backward(dx, dx, memory, n)
    case .elu: Kernels.active.elu_backward(dx, dx, memory, n)
    case .softplus: Kernels.active.softplus_backward(dx, dx, memory, n)
    case .leakyReLU(let slope): Kernels.active.leaky_relu_backward(dx, dx, memory, n, slope)
    case .gelu: Kernels.active.gelu_backward(dx, dx, memory, n)
    case .geluTanh: Kernels.active.gelu_tanh_backward(dx, dx, memory, n)
    case .silu: Kernels.active.silu_backward(dx, dx, memory, n)
    }
  }
}
