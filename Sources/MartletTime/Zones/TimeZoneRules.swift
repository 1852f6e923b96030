public import MartletFiles

/// The offsets from UTC that clocks of a place had, and will have by the rule in force.
///
/// Read from the time zone database of the system (`/usr/share/zoneinfo`).
public struct TimeZoneRules: Sendable, Hashable {
  /// The name in the database, such as `America/New_York`.
  public let name: String
  /// Instants at which clocks changed, ascending, in seconds since 1970-01-01 00:00 UTC.
  private let changes: [Int64]
  /// Seconds ahead of UTC: before the first change, then after each.
  private let offsets: [Int64]

  /// Greenwich without summer time.
  public static let utc = TimeZoneRules(name: "UTC", changes: [], offsets: [0])

  /// Reads the rules of a place.
  /// - Parameter name: `America/New_York`, `Europe/London`, `UTC`, …
  /// - Throws: `DataError` when the system has no such zone.
  public init(named name: String) throws(DataError) {
    let letters = name.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789_+-/".unicodeScalars.contains($0))
    }
    guard name != Self.utc.name else {
      self = .utc
      return
    }
    guard letters, !name.isEmpty, !name.hasPrefix("/") else {
      throw DataError(.noSuchTimeZone(name))
    }
    let bytes: [UInt8]
    do throws(DataError) {
      bytes = try FileBytes.read("/usr/share/zoneinfo/" + name)
    } catch {
      throw DataError(.noSuchTimeZone(name))
    }
    guard let rules = Self(name: name, bytes: bytes) else {
      throw DataError(.noSuchTimeZone(name))
    }
    self = rules
  }

  /// Reads the rules from a file of the database; nil when it is none.
  package init?(name: String, bytes: [UInt8]) {
    guard let file = ZoneFile(bytes) else { return nil }
    self.init(name: name, changes: file.changes, offsets: file.offsets)
  }

  private init(name: String, changes: [Int64], offsets: [Int64]) {
    self.name = name
    self.changes = changes
    self.offsets = offsets
  }

  /// Seconds that clocks are ahead of UTC at an instant.
  package func offset(at instant: Int64) -> Int64 {
    offsets[changes.partitioningIndex { $0 > instant }]
  }

  /// What clocks show at an instant, in seconds since 1970-01-01 00:00 of their own.
  package func local(_ instant: Int64) -> Int64 { instant + offset(at: instant) }

  /// The instants at which clocks show a time: none when they are set forward past it, two when they
  /// are set back to before it, the earlier first.
  package func instants(ofLocal local: Int64) -> [Int64] {
    let around = [local - secondsPerDay, local + secondsPerDay].map { offset(at: $0) }
    return Set(around).map { local - $0 }.filter { self.local($0) == local }.sorted()
  }

  /// The first instant at which clocks show a time; the time that passes over it moves on by as much
  /// as the clocks.
  package func instant(ofLocal local: Int64) -> Int64 {
    instants(ofLocal: local).first ?? local - offset(at: local - secondsPerDay)
  }

  /// The instants of times that follow one another, as clocks showed them.
  ///
  /// An hour that comes twice is first the one before clocks were set back, then, where times would
  /// not go on otherwise, the one after. Nil where clocks never showed the time.
  package func instants(ofRows local: [Int64]) -> [Int64?] {
    guard let first = local.first, let last = local.last else { return [] }
    let isNewestFirst = first > last
    var previous = Int64.min
    let chosen = (isNewestFirst ? local.reversed() : local).map { time -> Int64? in
      let candidates = instants(ofLocal: time)
      guard let instant = candidates.first(where: { $0 > previous }) ?? candidates.last else {
        return nil
      }
      previous = instant
      return instant
    }
    return isNewestFirst ? chosen.reversed() : chosen
  }
}
