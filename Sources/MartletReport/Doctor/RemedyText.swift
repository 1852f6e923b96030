package import MartletDoctor
import MartletFiles

/// The options of a remedy, ready to paste.
package enum RemedyText {
  /// Such as `--model mlp:layers=50,residual=true --learning-rate 0.001`; nil where no option does it.
  ///
  /// - Parameter model: The model as it was written, whose own options win over those behind it.
  package static func line(_ remedy: [OptionChange], model: String) -> String? {
    guard !remedy.isEmpty else { return nil }
    let parts = model.split(separator: ":", maxSplits: 1).map(String.init)
    var settings = parts.count > 1 ? parts[1].split(separator: ",").map(String.init) : []
    var flags: [String] = []
    var changesModel = false
    for change in remedy {
      let setting = "\(change.option)=\(change.value)"
      let place = settings.firstIndex { $0.hasPrefix(change.option + "=") }
      if let place {
        settings[place] = setting
        changesModel = true
      } else if change.owner == .model {
        settings.append(setting)
        changesModel = true
      } else {
        flags.append("--\(change.option) \(change.value)")
      }
    }
    if changesModel {
      let text = ([parts[0]] + [settings.joined(separator: ",")]).joined(separator: ":")
      flags.insert("--model \(text.shellWord)", at: 0)
    }
    return flags.joined(separator: " ")
  }
}
