/// All that the numbers of a run depend on, as a value that is written, read back and run again.
///
/// What no option gave and what follows from the files (season, number of folds, the column of the times)
/// is spelled out too once it is known; `inferred` names it, and `request` is the plan without it.
/// What changes no number (cores, files to write, messages) is no part of it.
public struct RunPlan: Sendable, Hashable {
  /// A file that is read.
  public struct File: Codable, Sendable, Hashable {
    /// Its path as it was given.
    public var name: String
    /// The SHA-256 of its bytes; null where they were not counted.
    @OrNull public var sha256: String?

    /// Names a file.
    public init(name: String, sha256: String? = nil) {
      self.name = name
      self.sha256 = sha256
    }

    /// Reads a file, or its name alone.
    public init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        self.init(name: name)
        return
      }
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        name: try container.decode(String.self, forKey: .name),
        sha256: try container.decodeIfPresent(String.self, forKey: .sha256))
    }
  }

  /// The command that runs it; null for any.
  @OrNull public var command: String?
  /// What made the plan.
  @OrNull public var version: String?
  /// The files; the first holds the target.
  public var files: [File] = []
  /// Forecasts made elsewhere that stand beside those of the models; null for none.
  @OrNull public var forecasts: File?
  /// How all files are written.
  public var reading = ReadingPlan()
  /// How single files are written besides, by their paths or the last parts of these.
  public var readingOf: [String: ReadingPlan] = [:]
  /// The columns and their times.
  public var columns = ColumnPlan()
  /// Which joined rows are shown; of `inspect` alone.
  @OrNull public var shownRows: String?
  /// What is run; nil for `inspect`.
  public var evaluation: EvaluationPlan?
  /// What was found when it was run.
  public var findings = PlanFindings()
  /// The keys of values that nobody gave.
  public var inferred: [String] = []

  /// A plan of nothing yet.
  /// - Parameter evaluates: Whether it is of more than looking at files.
  public init(command: String? = nil, evaluates: Bool = true) {
    self.command = command
    evaluation = evaluates ? EvaluationPlan() : nil
  }

  /// All files that are read, the actuals first.
  var allFiles: [File] { files + (forecasts.map { [$0] } ?? []) }

  /// Spells out a value that was not given, and says so in `inferred`.
  public mutating func infer<Value>(
    _ path: WritableKeyPath<RunPlan, Value?>, _ key: String, _ value: Value
  ) {
    guard self[keyPath: path] == nil else { return }
    self[keyPath: path] = value
    inferred.append(key)
  }
}

extension RunPlan: Codable {
  enum CodingKeys: String, CodingKey {
    case command, version, files, forecasts, reading, readingOf, shownRows, inferred
  }

  /// Writes all parts as one object.
  public func encode(to encoder: any Encoder) throws {
    try columns.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(_command, forKey: .command)
    try container.encode(_version, forKey: .version)
    try container.encode(files, forKey: .files)
    try container.encode(reading, forKey: .reading)
    try container.encode(readingOf, forKey: .readingOf)
    try container.encode(inferred.sorted(), forKey: .inferred)
    if let evaluation {
      try container.encode(_forecasts, forKey: .forecasts)
      try evaluation.encode(to: encoder)
      try findings.encode(to: encoder)
    } else {
      try container.encode(_shownRows, forKey: .shownRows)
    }
  }

  /// Reads an object that has all keys, as `PlanFile` makes it.
  public init(from decoder: any Decoder) throws {
    columns = try ColumnPlan(from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    command = try container.decodeIfPresent(String.self, forKey: .command)
    version = try container.decodeIfPresent(String.self, forKey: .version)
    files = try container.decode([File].self, forKey: .files)
    reading = try container.decode(ReadingPlan.self, forKey: .reading)
    readingOf = try container.decode([String: ReadingPlan].self, forKey: .readingOf)
    inferred = try container.decode([String].self, forKey: .inferred)
    if container.contains(.shownRows) {
      shownRows = try container.decodeIfPresent(String.self, forKey: .shownRows)
    } else {
      forecasts = try container.decodeIfPresent(File.self, forKey: .forecasts)
      evaluation = try EvaluationPlan(from: decoder)
      findings = try PlanFindings(from: decoder)
    }
  }
}
