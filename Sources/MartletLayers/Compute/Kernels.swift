package import CMartletKernels

/// The fused elementwise loops in C (`CMartletKernels`), in the variant chosen at start.
package enum Kernels {
  package static var active: MartletKernels { martlet_kernels().pointee }

  /// "avx512", "avx2", "neon" or "baseline".
  package static var variant: String { String(cString: active.variant) }

  /// Why the variant is not the one that was asked for; nil where it is, or none was.
  /// - Parameter wanted: The value of `MARTLET_KERNELS`.
  package static func refusal(of wanted: String?) -> String? {
    guard let wanted, !wanted.isEmpty, wanted != variant else { return nil }
    let problem =
      names.contains(wanted)
      ? "this processor has no such loops" : "the loops are \(names.joined(separator: ", "))"
    return "MARTLET_KERNELS=\(wanted) is ignored: \(problem); \(variant) is used"
  }

  private static let names = ["baseline", "avx2", "avx512", "neon"]
}
