#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The matrix product of oneDNN (the package `libdnnl-dev`), where it is installed.
///
/// Its AVX-512 product reads both factors where they lie, which OpenBLAS does only up to a million
/// multiplications: larger ones, of a layer and a batch, take a sixth less time. With AVX2 the two
/// are alike. So it runs beside the kernels `avx512` alone, and not if `OPENBLAS_CORETYPE` asks for
/// kernels of OpenBLAS.
struct OneDNN: Sendable {
  /// dnnl_sgemm: row-major, like BLAS's sgemm with sizes as Int; returns 0 when it has worked.
  private typealias Product =
    @convention(c) (
      CChar, CChar, Int, Int, Int, Float, UnsafePointer<Float>, Int, UnsafePointer<Float>, Int,
      Float, UnsafeMutablePointer<Float>, Int
    ) -> CInt

  /// The name of the file, for example "libdnnl.so.3".
  let library: String
  private let product: Product
  /// OpenMP's; counts for the thread that calls it, from then on.
  private let setThreads: @convention(c) (CInt) -> Void

  /// From so many multiplications on.
  static let leastWork = 1_000_000

  /// nil where there is none.
  static let installed: OneDNN? = {
    guard Kernels.variant == "avx512", ComputeEnvironment.wantedByOpenBLAS == nil else {
      return nil
    }
    let names = ["libdnnl.so.3", "libdnnl.so.2"]
    let found = names.lazy.compactMap { name in
      dlopen(name, RTLD_NOW | RTLD_LOCAL).map { (name: name, handle: $0) }
    }
    guard let library = found.first,
      let product = dlsym(library.handle, "dnnl_sgemm"),
      let setThreads = dlsym(library.handle, "omp_set_num_threads")
    else { return nil }
    return OneDNN(
      library: library.name, product: unsafeBitCast(product, to: Product.self),
      setThreads: unsafeBitCast(setThreads, to: (@convention(c) (CInt) -> Void).self))
  }()

  /// c = op(a) op(b) + keep · c on one thread, m x k times k x n, rows `stride` apart; false when
  /// the library could not, and has left c alone.
  func multiply(
    _ a: UnsafePointer<Float>, stride aStride: Int, transposed aTransposed: Bool,
    _ b: UnsafePointer<Float>, stride bStride: Int, transposed bTransposed: Bool,
    into c: UnsafeMutablePointer<Float>, stride cStride: Int, keep: Float, m: Int, n: Int, k: Int
  ) -> Bool {
    func letter(_ transposed: Bool) -> CChar {
      CChar(UInt8(ascii: transposed ? "T" : "N"))
    }
    setThreads(1)
    let status = product(
      letter(aTransposed), letter(bTransposed), m, n, k, 1, a, aStride, b, bStride, keep, c, cStride
    )
    return status == 0
  }
}
