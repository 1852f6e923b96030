import MartletForecasting
import MartletPanels
import MartletRuns
import MartletTables
import MartletTime
import Testing

/// How a plan is spelled out before its files are opened.
struct RunRequestTests {
  @Test("What was inferred is not asked for, and what was found is forgotten")
  func request() {
    var plan = RunPlan(.backtest, files: ["a.csv"], target: "y", horizon: 3, models: ["drift"])
    let asked = plan
    plan.infer(\.columns.timeColumn, "time_column", "ds")
    plan.infer(\.evaluation!.folds, "folds", 20)
    plan.files[0].sha256 = "00"
    plan.findings.unused = ["x"]
    #expect(plan.request == asked)
    #expect(asked.request == asked)
  }

  @Test("Values have one form, however they were written") func spelledOut() throws {
    var plan = RunPlan(.backtest, files: ["a.csv"], models: ["drift"])
    plan.columns.features = ["rsi"]
    plan.columns.releases = ["m": "3d"]
    plan.evaluation?.task = [
      "learning-rate": .string("1e-2"), "clip-norm": .null, "partial": .string("false"),
      "pad": .bool(false),
    ]
    plan.evaluation?.window = "rolling 30"
    plan.evaluation?.levels = [0.95, 0.8, 0.95]
    let request = try RunRequest(plan)
    let asked = try #require(request.plan.evaluation)
    #expect(request.plan.columns.features == ["rsi/14"])
    #expect(
      asked.task == [
        "learning-rate": .number(0.01), "clip-norm": .string("none"), "partial": .bool(false),
      ])
    #expect(asked.window == "rolling 30" && asked.trainSize == 30 && asked.levels == [0.8, 0.95])
    #expect(try RunRequest(request.plan).plan == request.plan)
    #expect(request.reader.releases["m"]?.description == "3d")
  }

  @Test("A file has its own way of being written beside that of all") func reading() throws {
    var plan = RunPlan(.backtest, files: ["a.csv", "dir/b.csv"])
    plan.reading.header = false
    plan.reading.missingText = ["ND"]
    var own = ReadingPlan()
    own.delimiter = "semicolon"
    own.headerRow = 3
    own.missingText = ["-9"]
    plan.readingOf = ["b.csv": own]
    let reader = try plan.reader()
    #expect(!reader.csv.hasHeader && reader.csv.missingTexts == ["ND"])
    let options = try #require(reader.csvOfFile["b.csv"])
    #expect(options.hasHeader && options.headerLine == 3 && options.delimiter == UInt8(ascii: ";"))
    #expect(options.missingTexts == ["ND", "-9"])
  }
}
