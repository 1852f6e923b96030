import Foundation
import MartletTestSupport
import Testing

/// The command `audit`: what it prints, writes and refuses.
struct AuditRunTests {
  /// Points between thousands until the last rows show that commas are decimal: what the first rows
  /// are is told by the last ones alone.
  private static let marks =
    "ds;y\n"
    + (0..<60).map { row in
      let tail = 200 + row * row % 97
      return "2024-\(row < 30 ? "01" : "03")-\(row % 30 + 1);"
        + (row < 52 ? "1.\(tail)\n" : "1\(tail),5\n")
    }.joined()

  private static let words = " --target y --horizon 2 --n-windows 6 --model drift --freq D"

  @Test("A decimal mark that later rows alone tell is found, with the cell that tells it")
  func decimalMarksAreFound() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Self.marks, to: "a.csv")
      let words = "audit a.csv --quiet" + Self.words
      let outcome = try martlet(words)
      #expect(outcome.status == 1, "\(outcome.messages)")
      let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        text.contains(
          "FAIL 1e11 times at 2024-03-18 (fold 1): the first difference, of reading, comes from a.csv:61:2 (y): how a.csv is written"
        ), "\(text)")
      #expect(text.contains("hint: how a file is written is recognised by all of its rows"))
      #expect(outcome.output.hasSuffix("changed nothing.\n"))
      // What is said needs no recognition.
      let told = try martlet(words + " --decimal comma")
      #expect(told.status == 0)
      #expect(told.output.contains("PASS: nothing that was not available at 3 cutoffs"))
    }
  }

  @Test("The checks are written as CSV and JSON, and the plan is audited again")
  func checksAreWritten() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      let outcome = try martlet(
        "audit wave.csv --horizon 2 --n-windows 6 --model drift --quiet --out a.csv --out a.json")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let lines = try martlet.read("a.csv").split(separator: "\n")
      #expect(lines.count == 1 + 3 * 8)
      #expect(
        lines[0] == "fold,cutoff,corruption,outcome,fitted,stage,difference,file,column,line,field")
      #expect(lines.contains { $0.hasPrefix("6,") && $0.contains(",left-out,PASS,true,") })
      let again = try martlet("audit --config a.json --quiet")
      #expect(again.output == outcome.output)
      let plan = try martlet(
        "backtest wave.csv --horizon 2 --n-windows 6 --model drift --quiet --out b.json")
      #expect(plan.status == 0)
      #expect(try martlet("audit --config b.json --quiet").output == outcome.output)
    }
  }

  @Test("What cannot be audited is refused in one line")
  func refusals() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      try martlet.write(
        "country,2001,2002,2003,2004,2005,2006,2007,2008\na,1,2,3,4,5,6,5,8\nb,1,2,3,2,5,6,7,8\n",
        to: "across.csv")
      let kept = try martlet("audit wave.csv --keep --quiet")
      #expect(kept.status == 64)
      #expect(
        kept.messages
          == "error: audit keeps nothing; hint: leave --keep and --ledger out, or keep the run with martlet backtest\n"
      )
      let piped = try martlet.shell("$martlet audit - --model drift --quiet < wave.csv")
      #expect(piped.status == 64)
      #expect(
        piped.messages
          == "error: an audit reads its files many times, and standard input can be read once; hint: give the name of a file\n"
      )
      let across = try martlet("audit across.csv --horizon 1 --n-windows 2 --model drift --quiet")
      #expect(across.status == 65)
      #expect(
        across.messages
          == "across.csv: error: the times stand across, and an audit needs a row for each time; hint: write a row for each series and time\n"
      )
    }
  }
}
