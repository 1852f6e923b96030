import Testing

/// Options as other tools call them, and what is said of them.
struct MeantOptionTests {
  @Test(
    "An unknown option is an error that suggests the option meant",
    arguments: [
      ("forecast", "--save", "--out"), ("forecast", "--h", "--horizon"),
      ("forecast", "--lr", "--learning-rate"),
      ("backtest", "--purge", "--gap"), ("compare", "--embargo", "--gap"),
      ("backtest", "--regime", "--where"), ("backtest", "--folds", "--n-windows"),
      ("forecast", "--output", "--out"),
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

  @Test(
    "An option like none of the command gets no suggestion but the help",
    arguments: [
      ("inspect", "--lr"), ("inspect", "--horizon"), ("forecast", "--xyz"), ("models", "--out"),
    ])
  func noSuggestion(command: String, option: String) throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet.run([command, option])
      #expect(outcome.messages.hasSuffix("; hint: martlet \(command) --help\n"))
    }
  }

  @Test("--quiet leaves the results of inspect and models unchanged")
  func quietEverywhere() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      #expect(
        try martlet("inspect days.csv --target y --quiet").output
          == martlet("inspect days.csv --target y").output.replacing("--quiet ", with: ""))
      #expect(try martlet("models drift --quiet").output == martlet("models drift").output)
    }
  }

  @Test("An unknown MARTLET_KERNELS is said to be ignored, a known one is not mentioned")
  func kernels() throws {
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

  @Test(
    "Help, version and lists that a full disk cannot take exit with 74",
    arguments: [
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
