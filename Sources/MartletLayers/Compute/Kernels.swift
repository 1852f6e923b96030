package import CMartletKernels

/// The fused elementwise loops in C (`CMartletKernels`), in the variant chosen at start.
package enum Kernels {
  package static var active: MartletKernels { martlet_kernels().pointee }

  /// "avx512", "avx2", "neon" or "baseline".
  package static var variant: String { String(cString: active.variant) }
}
