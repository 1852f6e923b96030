import ArgumentParser
import MartletPanels
import MartletTime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a shell offers for the values of options.
extension CompletionKind {
  static var features: CompletionKind { .list(Feature.Formula.Name.allCases.map(\.rawValue)) }

  static var transforms: CompletionKind {
    .list(["none"] + Transform.Step.Name.allCases.map(\.rawValue))
  }

  static var frequencies: CompletionKind {
    .list([
      "D", "B", "MON-SAT", "W-SUN", "W-MON", "W-FRI", "MS", "ME", "QS", "QE", "YS", "YE", "h",
      "min", "15min",
      "s",
    ])
  }

  /// The calendars there are, and files.
  static var calendars: CompletionKind {
    .custom { _, _, start in
      ["weekdays", "daily", "MON-SAT"] + TradingCalendar.Exchange.allCases.map(\.rawValue)
        + files(start)
    }
  }

  /// The files whose path begins with a text; folders end in a slash.
  private static func files(_ start: String) -> [String] {
    let folder = start.lastIndex(of: "/").map { String(start[...$0]) } ?? ""
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { name in
      let isFolder = (try? manager.contentsOfDirectory(atPath: folder + name)) != nil
      return folder + name + (isFolder ? "/" : "")
    }
  }
}
