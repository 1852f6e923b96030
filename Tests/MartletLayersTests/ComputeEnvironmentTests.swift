import MartletLayers
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ComputeEnvironmentTests {
  @Test("The compute environment names the kernels, OpenBLAS and oneDNN that run")
  func namesWhatRuns() {
    let environment = ComputeEnvironment.current
    #expect(environment.kernels == Kernels.variant)
    #expect(ComputeEnvironment.allKernels.contains(environment.kernels))
    #expect(!environment.openBLASKernels.isEmpty)
    #expect(environment.openBLAS.split(separator: ".").count >= 2, "a release number")
    #expect(environment.openBLASThreads == 1)
    #expect("\(environment)".hasPrefix("kernels \(environment.kernels), "))
    #expect("\(environment)".hasSuffix("OpenBLAS \(environment.openBLASKernels)"))
    #expect("\(environment)".contains("oneDNN") == (environment.oneDNN != nil))
  }

  @Test("Kernels that the processor has are used where they are asked for")
  func followsTheVariable() {
    let environment = ComputeEnvironment.current
    if let wanted = environment.wantedKernels, ["baseline", "avx2"].contains(wanted) {
      #expect(environment.kernels == wanted)
    }
    if environment.wantedOpenBLASKernels != nil {
      #expect(environment.oneDNN == nil)
      #expect(!environment.openBLASChoseAgain)
    }
  }

  @Test("A variable set after the start changes no kernel, and Martlet leaves none set")
  func isReadOnce() async {
    await #expect(processExitsWith: .success) {
      let name = "OPENBLAS_CORETYPE"
      let before = getenv(name).map { String(cString: $0) }
      let first = ComputeEnvironment.current
      guard getenv(name).map({ String(cString: $0) }) == before else { exit(1) }
      setenv("MARTLET_KERNELS", first.kernels == "baseline" ? "avx2" : "baseline", 1)
      setenv(name, "Haswell", 1)
      guard ComputeEnvironment.current == first, Kernels.variant == first.kernels else { exit(2) }
      exit(0)
    }
  }
}
