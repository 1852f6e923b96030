import Foundation
import MartletTestSupport
import Testing

/// What a run does where the system gives it little: an error within a second, and nothing lost.
struct LimitTests {
  #if os(Linux)
    /// Too little memory for the threads and data of any run. Linux alone keeps this limit.
    @Test(
      "A run with too little memory is one line of error with exit code 71",
      arguments: [150_000, 204_800])
    func tooLittleMemoryIsAnError(kilobytes: Int) throws {
      try Tool.inFolder { martlet in
        try martlet.write(Samples.days, to: "days.csv")
        let outcome = try martlet.shell(
          "ulimit -v \(kilobytes); timeout 20 \"$martlet\" forecast days.csv --horizon 2 --model theta"
        )
        #expect(outcome.status == 71)
        #expect(outcome.lines.count == 1)
        #expect(outcome.messages.contains("hint: allow this user more processes (ulimit -u)"))
      }
    }
  #endif

  @Test(
    "An endless file or line is an error of one line",
    arguments: [
      ("inspect /dev/zero", "/dev/zero:1: error: this row is longer than 64 MiB"),
      ("forecast /dev/zero --horizon 1", "/dev/zero:1: error: this row is longer than 64 MiB"),
      ("inspect line.csv", "line.csv:2: error: this row is longer than 64 MiB"),
      ("inspect days.csv --calendar /dev/zero", "/dev/zero: error: this is no list"),
      ("inspect days.csv --calendar /dev/urandom", "/dev/urandom: error: this is no list"),
    ])
  func inputsWithoutEnd(words: String, message: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      if words.contains("line.csv") {
        try martlet.write("ds,y\n" + String(repeating: "1", count: 70 << 20), to: "line.csv")
      }
      let outcome = try martlet(words)
      #expect(outcome.messages.contains(message))
      #expect(outcome.lines.count == 1)
      #expect(outcome.status == 65)
    }
  }

  @Test(
    "A run killed at any moment leaves the old output file or the new one",
    arguments: [
      "backtest wave.csv --horizon 2 --n-windows 20 --model drift --quiet --out o.csv",
      "forecast wave.csv --horizon 2 --n-windows 20 --model drift --quiet --out o.csv",
      "inspect wave.csv --quiet --out o.html",
    ])
  func aKilledRunLeavesNoHalfFile(words: String) throws {
    try Tool.inFolder { martlet in
      let name = words.hasSuffix("html") ? "o.html" : "o.csv"
      try martlet.write(Samples.wave(), to: "wave.csv")
      try martlet.write("old", to: name)
      let clock = ContinuousClock()
      let start = clock.now
      #expect(try martlet(words).status == 0)
      let duration = (clock.now - start) / .seconds(1)
      let new = try martlet.read(name)
      // From before the first line to after the last.
      let kills = LongForm.isOn ? 400 : 16
      for (index, signal) in ["KILL", "TERM", "INT", "HUP"].cycled(kills).enumerated() {
        try martlet.write("old", to: name)
        let pause = 1.2 * duration * Double(index) / Double(kills)
        _ = try martlet.shell(
          "\"$martlet\" \(words) > /dev/null 2>&1 & sleep \(pause); kill -\(signal) $! 2>/dev/null; wait"
        )
        let text = try martlet.read(name)
        #expect(text == "old" || text == new, "\(signal) after \(pause) s")
      }
    }
  }
}

extension Array {
  /// The elements in turn, again and again.
  fileprivate func cycled(_ count: Int) -> [Element] { (0..<count).map { self[$0 % self.count] } }
}
