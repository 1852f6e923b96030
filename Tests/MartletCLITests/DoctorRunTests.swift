import MartletTestSupport
import Testing

/// The command `doctor`: what it prints, its exit code, and what it refuses.
struct DoctorRunTests {
  private static let words = "--horizon 2 --n-windows 3 --seeds 1 --max-steps 60"

  @Test("A serious finding ends with 1, and what is printed says what to do")
  func sick() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      let outcome = try martlet(
        "doctor wave.csv \(Self.words) --model mlp:hidden=8,init=zeros --only before --quiet")
      #expect(outcome.status == 1)
      #expect(outcome.messages == "")
      #expect(outcome.output.contains("SERIOUS D105 all weights of a layer start equal\n"))
      #expect(outcome.output.contains("--model mlp:hidden=8,init=torch-uniform"))
      #expect(outcome.output.contains("rules looked and found nothing."))
    }
  }

  @Test("A healthy network ends with 0, and its document is written")
  func healthy() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      let outcome = try martlet(
        "doctor wave.csv \(Self.words) --model mlp:hidden=8 --only before --out a.json --out a.csv")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.output.contains("All is well"))
      let printed = try martlet(
        "doctor wave.csv \(Self.words) --model mlp:hidden=8 --only before --json --quiet")
      #expect(try martlet.read("a.json") == printed.output)
      #expect(try martlet.read("a.csv").hasPrefix("model,number,severity,part,title"))
      let again = try martlet("doctor --config a.json --only before --json --quiet")
      #expect(again.output == printed.output)
    }
  }

  @Test(
    "What cannot be examined is refused in one line",
    arguments: [
      ("--model theta", "doctor examines networks"), ("--only all", "'all' is no part for --only"),
      ("--keep", "doctor keeps nothing"),
    ])
  func refusals(words: String, message: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      let outcome = try martlet("doctor wave.csv --horizon 2 --n-windows 3 \(words) --quiet")
      #expect(outcome.status == 64)
      #expect(outcome.lines.count == 1)
      #expect(outcome.messages.contains(message))
    }
  }
}
