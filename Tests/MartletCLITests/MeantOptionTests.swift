import Testing

/// Options as other tools call them, and what is said of them.
struct MeantOptionTests {
  @Test(arguments: [
    ("forecast", "--save", "--out"), ("forecast", "--h", "--horizon"),
    ("forecast", "--lr", "--learning-rate"),
    ("backtest", "--folds", "--n-windows"), ("forecast", "--output", "--out"),
    ("compare", "--epochs", "--max-steps"),
    ("forecast", "--horizn", "--horizon"), ("forecast", "--hor", "--horizon"),
    ("inspect", "--sep", "--delimiter"),
    ("forecast", "--rate", "--learning-rate"), ("forecast", "--time_col", "--time-col"),
    ("forecast", "--Horizon", "--horizon"), ("inspect", "--date", "--time-col"),
    ("forecast", "--n_windows", "--n-windows"),
  ])
  func suggestions(command: String, option: String, meant: String) throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet.run([command, "u.csv", option, "3"])
      #expect(
        outcome.messages == "error: unknown option '\(option)'; hint: did you mean '\(meant)'?\n")
      #expect(outcome.status == 64)
    }
  }

  /// Nothing is suggested that the command does not take, or that is like it by chance.
  @Test(arguments: [
    ("inspect", "--lr"), ("inspect", "--horizon"), ("forecast", "--xyz"), ("models", "--out"),
  ])
  func noSuggestion(command: String, option: String) throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet.run([command, option])
      #expect(outcome.messages.hasSuffix("; hint: martlet \(command) --help\n"))
    }
  }

  @Test func quietEverywhere() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      #expect(
        try martlet("inspect days.csv --target y --quiet").output
          == martlet("inspect days.csv --target y").output.replacing("--quiet ", with: ""))
      #expect(try martlet("models drift --quiet").output == martlet("models drift").output)
    }
  }

  /// Loops that do not exist are said to be ignored.
  @Test func kernels() throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet.shell("MARTLET_KERNELS=foo \"$martlet\" --version")
      #expect(outcome.status == 0)
      #expect(
        outcome.messages.hasPrefix(
          "MARTLET_KERNELS=foo is ignored: the loops are baseline, avx2, avx512, neon; "))
      #expect(try martlet.shell("MARTLET_KERNELS=baseline \"$martlet\" --version").messages == "")
      #expect(try martlet.shell("MARTLET_KERNELS= \"$martlet\" --version").messages == "")
      #expect(
        try martlet.shell("MARTLET_KERNELS=foo \"$martlet\" models drift --quiet").messages == "")
    }
  }

  /// Help that nobody can read is an error, as every result is.
  @Test(arguments: [
    "--help", "--version", "forecast --help", "help inspect", "models",
    "--generate-completion-script bash",
  ])
  func fullDisk(words: String) throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet.shell(
        "test -e /dev/full || exit 74; \"$martlet\" \(words) > /dev/full")
      #expect(outcome.status == 74)
    }
  }
}
