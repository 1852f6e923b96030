import Testing

/// What `--version` prints.
@Suite struct VersionTests {
  @Test("--version names release and kernels on its first line, and explains them below")
  func linesOfTheEnvironment() throws {
    try Tool.inFolder { martlet in
      let lines = try martlet("--version").output.split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
      try #require(lines.count >= 6)
      let first = try #require(lines[0].wholeMatch(of: /martlet [0-9.]+ \(kernels (\w+), .+\)/))
      #expect(lines[1].isEmpty)
      #expect(lines[2].hasPrefix("kernels   \(first.1), "))
      #expect(lines[3].hasPrefix("products  "))
      #expect(lines[4].hasPrefix("OpenBLAS  "))
      #expect(lines[5].hasPrefix("threads   "))
      #expect(lines[0].contains("oneDNN") == lines[3].contains("oneDNN"))
    }
  }

  @Test("--version says which kernels were chosen by environment variables")
  func variables() throws {
    try Tool.inFolder { martlet in
      let output = try martlet.shell(
        "OPENBLAS_CORETYPE=Haswell MARTLET_KERNELS=baseline \"$martlet\" --version"
      ).output
      if output.contains("kernels baseline") {  // on ARM the plain loops are called neon
        #expect(output.contains("kernels   baseline, as MARTLET_KERNELS says\n"))
      }
      #expect(output.contains("products  OpenBLAS\n"))
      #expect(output.contains(", OPENBLAS_CORETYPE is set\n"))
    }
  }
}
