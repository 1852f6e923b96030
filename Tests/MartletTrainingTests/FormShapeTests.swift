import MartletLayers
import MartletNumerics
import MartletTraining
import Testing

/// The lists of forms: what they say a number may be is what is parsed.
@Suite struct FormShapeTests {
  /// A number of a range near its lower end.
  private static func inside(_ range: NumberRange) -> Double {
    range.isWhole
      ? range.lower + 1 : range.upper.isFinite ? (range.lower + range.upper) / 2 : range.lower + 1
  }

  private func check<Value: LosslessStringConvertible>(
    _ forms: [TextForm<Value>], _ type: Value.Type
  ) throws {
    for shape in forms.map(\.shape) {
      let numbers = shape.fields.map { Self.inside($0.range) }
      let text = { (numbers: [Double]) in
        ([shape.name] + numbers.map { "\($0)" }).joined(separator: "/")
      }
      let value = try #require(Value(text(numbers)), "\(text(numbers))")
      #expect(Value(value.description)?.description == value.description)
      #expect(value.description.hasPrefix(shape.name))
      for (place, field) in shape.fields.enumerated() {
        let (range, step) = (field.range, field.range.isWhole ? 1 : 1e-6)
        var ends = [(range.lower, range.includesLower), (range.lower - step, false)]
        if range.upper.isFinite {
          ends += [(range.upper, range.includesUpper), (range.upper + step, false)]
        }
        if range.isWhole { ends.append((range.lower + 0.5, false)) }
        for (number, isOne) in ends {
          var changed = numbers
          changed[place] = number
          #expect((Value(text(changed)) != nil) == isOne, "\(text(changed))")
        }
        // Fields with a start may be left out, and those after them.
        let rest = Array(numbers[..<place])
        let isOptional = shape.fields[place...].allSatisfy { $0.start != nil }
        let isOther = forms.contains {
          $0.shape.name == shape.name && $0.shape.fields.count == place
        }
        #expect((Value(text(rest)) != nil) == (isOptional || isOther), "\(text(rest))")
      }
      if !shape.fields.contains(where: \.isList) {
        #expect(Value(text(numbers + [1])) == nil || shape.name == "student-t")
      }
    }
  }

  @Test("The text of an optimiser is read exactly where its numbers are in the listed ranges")
  func optimizers() throws { try check(Optimizer.forms, Optimizer.self) }
  @Test("The text of a loss is read exactly where its numbers are in the listed ranges")
  func losses() throws { try check(Loss.forms, Loss.self) }
  @Test("The text of a schedule is read exactly where its numbers are in the listed ranges")
  func schedules() throws {
    try check(Schedule.Shape.forms, Schedule.Shape.self)
  }
  @Test("The text of an average is read exactly where its numbers are in the listed ranges")
  func averages() throws { try check(WeightAverage.forms, WeightAverage.self) }

  @Test("The usage text of a form shows a list of numbers with dots")
  func lists() {
    let shape = FormShape(
      "multi-step", [.list("AT", .whole(1...9)), .init("FACTOR", .above(0))])
    #expect(shape.numbersText == "/AT/.../FACTOR")
    #expect(FormShape("quantiles", [.list("Q", .innerShare)]).numbersText == "/Q/.../Q")
    #expect(FormShape("constant").numbersText == "")
  }
}
