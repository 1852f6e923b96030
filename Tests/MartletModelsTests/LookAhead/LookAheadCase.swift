import MartletModels
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// One way in which a number reaches a network.
struct LookAheadCase: Sendable, CustomTestStringConvertible {
  let name: String
  var fixture = Fixture(files: [Fixture.prices()])
  /// The column that the way goes through: a network must see a change of what is known of it.
  var column = "close"
  /// Without a scaler, so that a level is seen as it is.
  var task = smallTask(scaler: .none)
  var configure: @Sendable (inout PanelReader) throws -> Void = { _ in }

  var testDescription: String { name }

  /// What a network receives at the end of what is known on a day: the transform's numbers, the
  /// windows to train on, and the row to forecast from, to the bit.
  func received(on day: Int64, texts: [String]) throws -> [UInt64] {
    var reader = PanelReader(files: fixture.files.map(\.name), target: "close")
    try configure(&reader)
    let panel = try reader.panel(
      of: zip(texts, fixture.files).map { text, file in
        try CSVTable(bytes: Array(text.utf8), name: file.name)
      })
    let known = panel.asOf(tick: day)
    let pipeline = try FittedPipeline(fitting: known, task)
    let (windows, _) = try pipeline.windows(of: known)
    var inputs = [Float](repeating: 0, count: windows.count * windows.inputWidth)
    var targets = [Float](repeating: 0, count: windows.count * windows.horizon)
    var row = [Float](repeating: 0, count: windows.inputWidth)
    var inputSpan = inputs.mutableSpan
    var targetSpan = targets.mutableSpan
    windows.gather(Array(0..<windows.count)[...], inputs: &inputSpan, targets: &targetSpan)
    var rowSpan = row.mutableSpan
    let scale = try pipeline.write(known.histories[0], series: 0, to: &rowSpan)
    let flat = [Double](repeating: pipeline.transforms[0].noChange ?? 0, count: 3)
    let path = pipeline.transforms[0].inverse(path: flat, after: known.histories[0])
    let numbers = [scale.centre, scale.scale, Double(windows.count)] + path
    return numbers.map(\.bitPattern)
      + (inputs + targets + row).map { UInt64($0.bitPattern) }
  }
}
