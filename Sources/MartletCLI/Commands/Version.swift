import MartletLayers
import MartletRuns

/// What runs: the release, and what computes on this processor.
enum Version {
  /// What `--version` prints: the text, and a line on each part of the environment.
  static var report: String {
    ([MartletVersion.text, ""] + lines(of: .current, cores: Terminal.coreCount))
      .joined(separator: "\n")
  }

  /// What each part of an environment is, and why.
  static func lines(of environment: ComputeEnvironment, cores: Int) -> [String] {
    let (kernels, blas) = (environment.kernels, environment.openBLASKernels)
    let own =
      environment.wantedKernels == kernels
      ? "as MARTLET_KERNELS says" : "the fastest of this processor"
    let theirs =
      environment.wantedOpenBLASKernels != nil
      ? "OPENBLAS_CORETYPE is set"
      : environment.openBLASChoseAgain ? "chosen for it: it does not know this processor" : nil
    let products = environment.oneDNN.map {
      "\($0) (oneDNN) from \(ComputeEnvironment.leastWorkOfOneDNN) multiplications on, else OpenBLAS"
    }
    return [
      "kernels   \(kernels), \(own)",
      "products  \(products ?? "OpenBLAS")",
      "OpenBLAS  \(environment.openBLAS), kernels \(blas)" + (theirs.map { ", \($0)" } ?? ""),
      "threads   \(cores) \(cores == 1 ? "core" : "cores"), "
        + "\(environment.openBLASThreads) for each call of OpenBLAS or oneDNN",
    ]
  }

  /// Why other kernels run than `MARTLET_KERNELS` asks for; nil where they do not.
  static func refusal(in environment: ComputeEnvironment) -> String? {
    guard let wanted = environment.wantedKernels, wanted != environment.kernels else { return nil }
    let names = ComputeEnvironment.allKernels
    let problem =
      names.contains(wanted)
      ? "this processor has no such loops" : "the loops are \(names.joined(separator: ", "))"
    return "MARTLET_KERNELS=\(wanted) is ignored: \(problem); \(environment.kernels) is used"
  }
}
