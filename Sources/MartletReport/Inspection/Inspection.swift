package import MartletFiles
package import MartletPanels
import MartletEvaluation
import MartletTime

/// All that `inspect` found, for its text, its page and its JSON.
package struct Inspection: Sendable {
  /// The files and what their columns hold.
  package let files: [FileSurvey]
  /// What each column of each file is taken for.
  package let uses: [[ColumnUse]]
  /// The span of all files.
  package let timeline: Timeline?
  /// The series and what was understood; nil where nothing could be.
  package let panel: Panel?
  /// What the first series looks like.
  package let profile: SeriesProfile?
  /// The same in words.
  package let words: ProfileText?
  /// Command lines to go on with.
  package let commands: [String]
  /// The rows that were asked for.
  package let joined: JoinedRows?
  /// What keeps the files from being forecast from, in one line.
  package let failure: String?
  /// What is wrong in columns that nothing uses, a line each.
  package let problems: [String]

  package init(
    files: [FileSurvey], uses: [[ColumnUse]], panel: Panel?, profile: SeriesProfile?,
    commands: [String], joined: JoinedRows?, failure: DataError?
  ) {
    self.files = files
    self.uses = uses
    timeline = Timeline(of: files)
    self.panel = panel
    self.profile = profile
    self.commands = commands
    self.joined = joined
    self.failure = failure?.line.commandLine
    let first = panel?.series.first
    words = profile.flatMap { profile in first.map { ProfileText(profile, series: $0) } }
    problems = files.flatMap(\.columns).compactMap(\.problem).filter { $0 != failure }
      .map(\.line.commandLine)
  }

  /// How a file was understood, where it is used.
  package func source(ofFile index: Int) -> PanelSource.File? {
    panel?.source.files.first { $0.name == files[index].name }
  }

  /// The coverage of the columns of a file; none where its times are not known.
  package func coverage(ofFile index: Int, bins: Int) -> [Coverage]? {
    timeline.flatMap { Coverage.ofColumns(of: files[index], on: $0, bins: bins) }
  }

  /// The columns of a file whose coverage is shown: the times cover themselves.
  package func columnsOfValues(ofFile index: Int) -> [Int] {
    uses[index].indices.filter { uses[index][$0].kind != .time }
  }

  /// The last part of the path of a file.
  package func shortName(ofFile index: Int) -> String {
    files[index].name.split(separator: "/").last.map(String.init) ?? files[index].name
  }
}
