import MartletEvaluation
import MartletForecasting

/// The result of a cell as the JSON that `StoredJSON` would write, without its general encoder.
///
/// A cell of a small network is computed in milliseconds, and its text is mostly numbers: the encoder of Foundation
/// would take a hundredth of that. What is read back is the same to the bit. Keys are sorted, so that equal values
/// are equal texts; parts that few cells have are left to the encoder.
struct CellText {
  /// UTF-8.
  private var bytes: [UInt8] = []

  static func text(_ result: CellResult) -> String {
    var text = CellText()
    text.append(result)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private init() { bytes.reserveCapacity(4096) }

  private mutating func append(_ result: CellResult) {
    raw(#"{"cell":"#)
    append(result.cell)
    if let choice = result.choice { raw(#","choice":"# + StoredJSON.text(choice)) }
    if let draws = result.draws {
      raw(#","draws":"#)
      list(draws) { $0.list($1) { $0.exact($1) } }
    }
    if let failure = result.failure { raw(#","failure":"# + StoredJSON.text(failure)) }
    raw(#","fit_seconds":"#)
    number(result.fitSeconds)
    if let curve = result.learningCurve {
      raw(#","learning_curve":"#)
      append(curve)
    }
    if !result.memberCurves.isEmpty {
      raw(#","member_curves":"# + StoredJSON.text(result.memberCurves))
    }
    if let parts = result.parts { raw(#","parts":"# + StoredJSON.text(parts)) }
    raw(#","paths":"#)
    list(result.paths) { $0.list($1) { $0.exact($1) } }
    if let quantiles = result.quantiles {
      raw(#","quantiles":"#)
      list(quantiles) { $0.list($1) { $0.list($1) { $0.exact($1) } } }
    }
    raw("}")
  }

  private mutating func append(_ cell: Cell) {
    raw(#"{"cutoffs":"#)
    list(cell.cutoffs) { text, cutoff in
      text.raw(#"{"label":"#)
      text.string(cutoff.label)
      text.raw(#","row":\#(cutoff.row)"#)
      if let time = cutoff.time { text.raw(#","time":\#(time)"#) }
      text.raw("}")
    }
    raw(#","label":"#)
    string(cell.label)
    raw(#","model":"#)
    string(cell.model)
    raw(#","seed":\#(cell.seed),"series":"#)
    list(cell.series) { $0.string($1) }
    raw("}")
  }

  private mutating func append(_ curve: LearningCurve) {
    raw("{")
    if let best = curve.bestStep { raw(#""best_step":\#(best),"#) }
    raw(#""checks":"#)
    list(curve.points) { text, point in
      text.raw("{")
      if let clipped = point.clippedSteps { text.raw(#""clipped_steps":\#(clipped),"#) }
      if let norm = point.gradientNorm {
        text.raw(#""gradient_norm":"#)
        text.number(norm)
        text.raw(",")
      }
      text.raw(#""learning_rate":"#)
      text.number(point.learningRate)
      text.raw(#","step":\#(point.step),"training_loss":"#)
      text.number(point.trainingLoss)
      if let loss = point.validationLoss {
        text.raw(#","validation_loss":"#)
        text.number(loss)
      }
      text.raw("}")
    }
    raw(#","epochs":"#)
    number(curve.epochs)
    if let setting = curve.setting {
      raw(#","setting":"#)
      append(setting)
    }
    raw(#","steps":\#(curve.steps),"stopped_early":\#(curve.stoppedEarly)}"#)
  }

  private mutating func append(_ setting: LearningCurve.Setting) {
    raw(#"{"accumulation":\#(setting.accumulation),"batch_size":\#(setting.batchSize)"#)
    raw(#","max_steps":\#(setting.maxSteps),"parameters":\#(setting.parameters)"#)
    if let patience = setting.patience { raw(#","patience":\#(patience)"#) }
    raw(#","validation_windows":\#(setting.validationWindows),"windows":\#(setting.windows)}"#)
  }

  // MARK: - Values

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func list<Element>(
    _ elements: [Element], _ append: (inout CellText, Element) -> Void
  ) {
    raw("[")
    for (place, element) in elements.enumerated() {
      if place > 0 { raw(",") }
      append(&self, element)
    }
    raw("]")
  }

  private mutating func exact(_ numbers: [Double]) { list(numbers) { $0.exact($1) } }

  /// As `ExactNumber` writes it.
  private mutating func exact(_ value: Double) {
    if value.isFinite, value != 0 || value.sign == .plus {
      raw(value.description)
    } else {
      raw("\"\(String(value.bitPattern, radix: 16))\"")
    }
  }

  /// As the encoder of Foundation writes it.
  private mutating func number(_ value: Double) {
    switch value {
    case _ where value.isNaN: raw("\"nan\"")
    case .infinity: raw("\"inf\"")
    case -.infinity: raw("\"-inf\"")
    default: raw(value.description)
    }
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case ..<0x20:
        let digits = String(byte, radix: 16)
        raw(#"\u00"# + (digits.count == 1 ? "0" : "") + digits)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
