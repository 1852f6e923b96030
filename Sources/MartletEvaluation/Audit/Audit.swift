import MartletNumerics

/// Proves that a pipeline from files to forecasts does not look ahead, or finds where it does.
///
/// At each cutoff everything that was not available is changed in the files, and all that the pipeline shows of
/// that cutoff must stay the same to the bit. A control changes the newest values that were available, which
/// must be seen.
public struct Audit: Sendable {
  /// What is audited: a function of files and a cutoff.
  public typealias Pipeline = @Sendable (AuditInput) throws -> AuditObservation

  /// The files, with the moments from which their cells are known.
  public let files: [AuditedFile]
  /// From where is forecast.
  public let cutoffs: [AuditCutoff]
  /// How many checks fit models anew; nil for all. The others compare what is handed to models.
  public var refits: Int?
  /// Checks that run at a time.
  public var jobs = 1

  /// Creates an audit.
  public init(files: [AuditedFile], cutoffs: [AuditCutoff]) {
    (self.files, self.cutoffs) = (files, cutoffs)
  }

  /// In the order in which models are fitted anew where not in all checks; nil is the control.
  private static let order: [Corruption?] = [
    .noise, nil, .leftOut, .missing, .signs, .huge, .tiny, .constant,
  ]

  /// Whether a check fits models anew.
  private func fits(_ corruption: Corruption?, at place: Int) -> Bool {
    guard let refits, let rank = Self.order.firstIndex(of: corruption) else { return true }
    return rank * cutoffs.count + place < refits
  }

  /// Runs all checks.
  ///
  /// - Parameter finished: Called after each check with the number done so far and of all.
  /// - Returns: Cutoff by cutoff, each with its controls at the end.
  /// - Throws: What the pipeline throws on the files as they are.
  public func run(
    _ pipeline: @escaping Pipeline,
    finished: (_ done: Int, _ total: Int, AuditCheck) -> Void = { _, _, _ in }
  ) async throws -> [AuditCheck] {
    let contents = files.map(\.bytes)
    let clean = try cutoffs.map {
      try pipeline(AuditInput(files: contents, cutoff: $0, corruption: nil, fits: true))
    }
    let later = cutoffs.map(laterCells)
    let pieces = cutoffs.indices.flatMap { place in
      (Corruption.allCases + [nil]).map { (place: place, corruption: $0) }
    }
    var checks = [[AuditCheck]](repeating: [], count: pieces.count)
    try await Workers.run(
      pieces, jobs: jobs, group: \.place, isFailure: { (_: [AuditCheck]) in false },
      { place, corruption in
        let fits = self.fits(corruption, at: place)
        guard let corruption else {
          return self.controls(self.cutoffs[place], fits: fits, clean[place], pipeline)
        }
        return [
          self.check(
            self.cutoffs[place], corruption, fits: fits, later[place], clean[place], pipeline)
        ]
      }
    ) { done, index, result in
      checks[index] = result ?? []
      if let last = checks[index].last { finished(done, pieces.count, last) }
    }
    return checks.flatMap { $0 }
  }
}
