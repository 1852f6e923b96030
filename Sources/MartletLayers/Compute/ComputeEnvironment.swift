import CMartletKernels
import COpenBLAS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What computes in this process: the loops, the libraries that multiply matrices, and what Martlet has
/// set for them.
///
/// ```swift
/// print(ComputeEnvironment.current)  // kernels avx512, OpenBLAS SkylakeX
/// ```
///
/// It decides the last bits of a result, so that each plan names it. It is read once: later changes of
/// environment variables have no effect.
///
/// Martlet sets the following in the process, the first time that this value is asked for or a matrix
/// is multiplied. docs/kernels.md says why.
///
/// - OpenBLAS uses one thread a call.
/// - An OpenBLAS that does not know the processor chooses its kernels again. For that moment
///   `OPENBLAS_CORETYPE` is set, so no other thread should read the environment then.
/// - oneDNN is loaded where it is of use, and OpenMP uses one thread in each thread that calls it.
///
/// It does not touch how the processor rounds or treats denormal numbers, signals, or the locale.
public struct ComputeEnvironment: Sendable, Hashable {
  /// The loops of layers and optimisers: one of `allKernels`.
  public let kernels: String
  /// What the variable `MARTLET_KERNELS` asked for when the process started; nil for nothing.
  public let wantedKernels: String?
  /// The release of OpenBLAS, for example `0.3.21`.
  public let openBLAS: String
  /// The kernels that OpenBLAS uses, for example `SkylakeX`.
  public let openBLASKernels: String
  /// What the variable `OPENBLAS_CORETYPE` asked for; nil for nothing. oneDNN is then not used.
  public let wantedOpenBLASKernels: String?
  /// Whether OpenBLAS did not know the processor, and Martlet had it choose its kernels again.
  public let openBLASChoseAgain: Bool
  /// How many threads OpenBLAS uses for one call: 1, which Martlet sets.
  public let openBLASThreads: Int
  /// The library file of oneDNN, for example `libdnnl.so.3`; nil where it is not used.
  public let oneDNN: String?
  /// From so many multiplications on a product is oneDNN's, where it is used.
  public static let leastWorkOfOneDNN = OneDNN.leastWork

  /// The environment of this process.
  public static let current = ComputeEnvironment()

  /// The names that `MARTLET_KERNELS` may have. No processor has all of them.
  public static let allKernels = ["baseline", "avx2", "avx512", "neon"]

  /// What the user set: `BLAS.prepare()` leaves the variable as it was.
  static let wantedByOpenBLAS = getenv("OPENBLAS_CORETYPE").map { String(cString: $0) }

  private init() {
    wantedOpenBLASKernels = Self.wantedByOpenBLAS
    openBLASChoseAgain = BLAS.choseAgain
    kernels = Kernels.variant
    let wanted = String(cString: martlet_kernels_wanted())
    wantedKernels = wanted.isEmpty ? nil : wanted
    // "OpenBLAS 0.3.21 DYNAMIC_ARCH ..."
    let words = String(cString: openblas_get_config()).split(separator: " ")
    openBLAS = words.first { $0.first?.isNumber ?? false }.map(String.init) ?? ""
    openBLASKernels = String(cString: openblas_get_corename())
    openBLASThreads = Int(openblas_get_num_threads())
    oneDNN = OneDNN.installed?.library
  }
}

extension ComputeEnvironment: CustomStringConvertible {
  /// What decides the last bits, for example `kernels avx512, oneDNN, OpenBLAS SkylakeX`.
  public var description: String {
    "kernels \(kernels), " + (oneDNN == nil ? "" : "oneDNN, ") + "OpenBLAS \(openBLASKernels)"
  }
}
