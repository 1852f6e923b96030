import Testing

/// YAML beyond the plain form: what it stands for, and what is refused, at its place.
struct YAMLPlanTests {
  static let plan = "files: [days.csv]\ntarget: y\nhorizon: 2\nfolds: 4\nmodels: [drift]\n"

  @Test(
    "Different YAML forms of one plan give the same bytes",
    arguments: [
      plan,
      "---\n" + plan + "...\n",
      "# a remark\n" + plan.replacing("target: y", with: "target: \"y\""),
      plan.replacing("target: y", with: "target: |-\n  y"),
      plan.replacing("[drift]", with: "\n- drift"),
      plan.replacing("\n", with: "\r\n"),
      #"{"files": ["days.csv"], "target": "y", "horizon": 2, "folds": 4, "models": ["drift"]}"#,
      "plan:\n" + plan.split(separator: "\n").map { "  \($0)\n" }.joined() + "other: 1\n",
    ])
  func forms(text: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(text, to: "plan.yaml")
      try martlet.write(Samples.wave(), to: "days.csv")
      let outcome = try martlet("backtest --config plan.yaml --json")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let words = "backtest days.csv --target y --horizon 2 --n-windows 4 --model drift --json"
      #expect(outcome.output == (try martlet(words).output))
    }
  }

  @Test("A YAML anchor in a plan stands for its value") func anchors() throws {
    try Tool.inFolder { martlet in
      try martlet.write(
        Self.plan.replacing("horizon: 2", with: "horizon: &two 2\nstep_size: *two"), to: "plan.yaml"
      )
      try martlet.write(Samples.wave(), to: "days.csv")
      let words = "--horizon 2 --step-size 2 --n-windows 4 --model drift --json"
      let outcome = try martlet("backtest --config plan.yaml --json")
      #expect(outcome.output == (try martlet("backtest days.csv --target y \(words)").output))
    }
  }

  @Test(
    "YAML that is no plan is refused in one line with its place",
    arguments: [
      ("horizon: 2\nhorizon: 3\n", "2:1: error: this is no YAML: 'horizon' stands there twice;"),
      ("horizon: &a [*a]\n", "error: this is no YAML: "),
      (String(repeating: "[", count: 300), "error: this is no YAML: "),
      ("horizon: 2\n---\nhorizon: 3\n", "error: this is no YAML: there is a second document;"),
      ("? [a, b]\n: 3\n", "1:3: error: this is no YAML: a key is no text;"),
      ("target: \"y\nhorizon: 2\n", "error: this is no YAML: "),
      ("horizon: 2\n\tfolds: 3\n", "2:1: error: this is no YAML: "),
      ("horizon: *nobody\n", "1:10: error: this is no YAML: "),
      ("a: \u{1}\n", "error: this is no YAML: it cannot be parsed;"),
      (laughs, "error: this is no YAML: it has more than 1000000 values;"),
    ])
  func refused(text: String, message: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(text, to: "plan.yaml")
      let outcome = try martlet("backtest --config plan.yaml")
      #expect(outcome.status == 65, "\(outcome.messages)")
      #expect(outcome.lines.count == 1 && outcome.messages.hasPrefix("plan.yaml:"))
      #expect(outcome.messages.contains(message), "\(outcome.messages)")
    }
  }

  /// Ten anchors, each of ten of the one before: ten billion values.
  static let laughs = (0..<10).map { level in
    let values = level == 0 ? "1" : "*a\(level - 1)"
    return
      "a\(level): &a\(level) [\(Array(repeating: values, count: 10).joined(separator: ", "))]\n"
  }.joined()
}
