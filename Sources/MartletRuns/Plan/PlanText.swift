#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The text of a plan, JSON or YAML, as a value.
struct PlanText {
  private let path: String
  private let text: String
  private let isYAML: Bool

  /// Reads the file; one that ends in `.yaml` or `.yml` is YAML, any other JSON.
  init(contentsOf path: String) throws(PlanError) {
    self.path = path
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path == "-" ? "/dev/stdin" : path))
    } catch {
      let code = (error as? CocoaError)?.code
      if code == .fileReadNoSuchFile || code == .fileNoSuchFile {
        throw PlanError(
          .noInput, path, "there is no such file",
          hint: "give a document of a run, or a plan of your own")
      }
      throw PlanError(
        .unreadable, path, "this cannot be read",
        hint: "give a file, not a folder, that you may read")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw PlanError(
        .format, path, "this is no text", hint: "a plan is JSON or YAML in UTF-8")
    }
    self.text = text
    isYAML = [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The plan: the part called `plan` of a result, else all there is.
  func value() throws(PlanError) -> JSONValue {
    let whole = isYAML ? try yaml() : try json()
    return whole.entries?["plan"] ?? whole
  }

  private func json() throws(PlanError) -> JSONValue {
    struct Result: Decodable { let plan: JSONValue? }
    let data = Data(text.utf8)
    do {
      // Points and forecasts of a large result are passed over.
      if let plan = try? JSONDecoder().decode(Result.self, from: data).plan { return plan }
      return try JSONDecoder().decode(JSONValue.self, from: data)
    } catch {
      throw PlanError(
        .format, path, at: mistake, "this is no JSON",
        hint: "mend it there, or end the name of a YAML file in .yaml")
    }
  }

  private func yaml() throws(PlanError) -> JSONValue {
    do {
      return try YAMLDocument.read(text)?.value ?? .object([:])
    } catch {
      throw PlanError(
        .format, path, at: error.place,
        "this is no YAML: \(error.problem)",
        hint: "mend it there, or end the name of a JSON file in .json")
    }
  }

  /// Where a value stands; nil where that cannot be told.
  /// - Parameter keys: Its keys from that of the plan on; a number is a place in a list.
  func place(of keys: [String]) -> (line: Int, column: Int)? {
    guard var node = try? YAMLDocument.read(text) else { return nil }
    node = node.pair("plan")?.value ?? node
    var place = node.place
    for key in keys {
      if let pair = node.pair(key) {
        (place, node) = (pair.keyPlace, pair.value)
      } else if let element = Int(key).flatMap({ node.element($0) }) {
        (place, node) = (element.place, element)
      } else {
        break
      }
    }
    return place
  }

  /// Where JSON stops being even YAML, whose parser says where it is: the decoder does not.
  private var mistake: (line: Int, column: Int)? { YAMLDocument.mistake(in: text)?.place }
}
