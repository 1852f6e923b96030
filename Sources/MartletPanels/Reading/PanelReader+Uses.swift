package import MartletTables
import MartletFiles

extension PanelReader {
  /// What each column is taken for as far as that can be told without a target: for files that cannot
  /// be forecast from yet.
  package func columnUses(of tables: [CSVTable]) -> [[ColumnUse]] {
    filesWithDerivedColumns(of: tables).enumerated().map { index, file in
      let time = try? recognizedTime(in: file, isFirst: index == 0)
      let id = index == 0 ? (try? recognizedID(in: file)) ?? nil : nil
      return Self.uses(of: file.head) { column in
        if let time, time.source.columns.contains(column) { return (.time, time.reason) }
        if column == id {
          return (.id, idColumn == nil ? "by its name" : "named by \(option: .idCol)")
        }
        return nil
      }
    }
  }

  /// The files with the columns that can be made of theirs, each in the first file that has both.
  func filesWithDerivedColumns(of tables: [CSVTable]) -> [CSVFile] {
    var files = tables.map { CSVFile($0) }
    for derived in derivedColumns {
      _ = files.indices.first { (try? files[$0].add(derived)) ?? false }
    }
    return files
  }

  /// - Parameter told: What a column is and why; nil where nobody names it.
  static func uses(
    of head: CSVHead, told: (_ column: Int) -> (kind: ColumnUse.Kind, reason: Wording)?
  ) -> [ColumnUse] {
    head.columns.indices.map { column in
      let derived: Wording? = head.rule(column).map { rule in
        "made of \(head.columns[rule.left]) \(rule.operation.rawValue) \(head.columns[rule.right])"
      }
      if let (kind, reason) = told(column) {
        let reason = [derived, reason].compactMap { $0 }.joined(separator: ", ")
        return ColumnUse(name: head.columns[column], kind: kind, reason: reason)
      }
      let parts = head.columns.indices.filter { other in
        head.rule(other).map { $0.left == column || $0.right == column } ?? false
      }
      let names = parts.map { head.columns[$0] }.joined(separator: ", ")
      let reason: Wording = derived ?? (parts.isEmpty ? "no option names it" : "part of \(names)")
      return ColumnUse(name: head.columns[column], kind: .unused, reason: reason)
    }
  }
}

extension PanelBuilder {
  /// What each column of each file is taken for.
  func columnUses() -> [[ColumnUse]] {
    files.enumerated().map { index, file in
      PanelReader.uses(of: file.head) { column in
        guard let columns = file.columns else { return nil }
        if columns.timeSource.columns.contains(column) { return (.time, file.timeReason) }
        if index == 0, column == layout.id { return (.id, layout.reasons.id) }
        if index == 0, layout.targets.contains(column) { return (.target, layout.reasons.target) }
        if index > 0, column == reader.releasedColumn(of: file.head) {
          return (
            .release,
            reader.releasedColumn == nil ? "by its name" : "named by \(option: .releasedAt)"
          )
        }
        let reference = references.first { $0.file == index && $0.column == column }
        if let reference, reference.isIngredient {
          return (.ingredient, "used by \(option: .feature)")
        }
        switch reference?.role {
        case .futureCovariate: return (.futureCovariate, "named by \(option: .futrExog)")
        case .pastCovariate: return (.pastCovariate, "named by \(option: .histExog)")
        case .staticCovariate: return (.staticCovariate, "named by \(option: .statExog)")
        case .target, nil: return nil
        }
      }
    }
  }
}

extension AcrossBuilder {
  /// What each column is taken for where the times are the names of columns.
  func columnUses(of head: CSVHead) -> [ColumnUse] {
    PanelReader.uses(of: head) { column in
      if column == layout.id {
        return (
          .id, reader.idColumn == nil ? "the first column of words" : "named by \(option: .idCol)"
        )
      }
      return layout.columns.contains { $0.column == column } ? (.target, "its name is a time") : nil
    }
  }
}
