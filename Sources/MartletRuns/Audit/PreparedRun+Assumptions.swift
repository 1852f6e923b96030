import MartletFiles
import MartletPanels

extension PreparedRun {
  /// What says from when values were known, where no column of the files does.
  var assumptions: [Wording] {
    let source = panel.source
    let first = source.files.first?.name
    var lines: [Wording] = ["each value of \(source.target) was known on its own row"]
    for covariate in source.covariates {
      let name = covariate.name
      switch covariate.role {
      case .futureCovariate: lines.append("\(name) was known ahead (\(option: .futrExog))")
      case .staticCovariate: lines.append("\(name) never changed (\(option: .statExog))")
      case .target, .pastCovariate:
        if let lag = covariate.lag {
          lines.append(
            "\(name) was \(covariate.availability) (\(option: .release, .plain("\(name)=\(lag)")))")
        } else if covariate.file == first {
          lines.append("each value of \(name) was known on its own row")
        } else if !covariate.isPublished {
          lines.append("\(name) was \(covariate.availability)")
        }
      }
    }
    lines.append(
      "no value of the files was revised after it was first published, but where a file says when")
    return lines
  }
}
