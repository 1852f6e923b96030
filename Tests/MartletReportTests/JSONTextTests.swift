import MartletReport
import Testing

/// No number can end the writing of a document.
struct JSONTextTests {
  private struct Document: Encodable {
    let plain: Double
    let list: [Double]
    let named: [String: Double]
    let single: Float
    let words: String
  }

  @Test(
    "NaN and infinity are written as null anywhere in a JSON document",
    arguments: [Double.infinity, -.infinity, .nan])
  func whatIsNotFiniteIsNull(value: Double) {
    let document = Document(
      plain: value, list: [1, value], named: ["a": value], single: Float(value),
      words: "not finite")
    #expect(
      JSONText.encode(document) == """
        {
          "list" : [
            1,
            null
          ],
          "named" : {
            "a" : null
          },
          "plain" : null,
          "single" : null,
          "words" : "not finite"
        }
        """)
  }
}
