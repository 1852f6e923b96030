import MartletCLI
import Testing

/// What bash offers after the tab key, asked of a real bash with the script that `martlet` writes.
struct CompletionTests {
  /// The words offered for the last of some words.
  private func offered(_ martlet: Tool, _ line: String) throws -> [String] {
    let outcome = try martlet.bash(
      """
      mkdir -p bin && ln -sf "$martlet" bin/martlet && PATH="$PWD/bin:$PATH"
      source <(martlet --generate-completion-script bash)
      COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      COMP_WORDS=($COMP_LINE); [[ "$COMP_LINE" = *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _martlet martlet "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    #expect(outcome.messages == "")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test("bash completes commands, files, and values of options after the tab key")
  func bash() throws {
    try Tool.inFolder { martlet in
      // The script needs a bash of this millennium's second decade; macOS has an older one.
      guard try martlet.bash("((BASH_VERSINFO[0] >= 4))").status == 0 else { return }
      try martlet.write("", to: "prices.csv")
      try martlet.write("", to: "holidays.txt")
      #expect(try offered(martlet, "martlet fore") == ["forecast"])
      #expect(try offered(martlet, "martlet runs li") == ["list"])
      #expect(try offered(martlet, "martlet runs list --state fa") == ["failed"])
      #expect(try offered(martlet, "martlet runs prune --state st") == ["stopped"])
      for command in ["inspect", "forecast", "backtest", "compare"] {
        #expect(try offered(martlet, "martlet \(command) pri") == ["prices.csv"])
        #expect(try offered(martlet, "martlet \(command) --target y pri") == ["prices.csv"])
        #expect(try offered(martlet, "martlet \(command) prices.csv --out pri") == ["prices.csv"])
      }
      for (line, words) in [
        ("--model nbe", ["nbeats", "nbeats-interpretable"]),
        ("--metric q", ["qlike"]),
        ("--model naive --model drif", ["drift"]),
        ("--loss hub", ["huber"]), ("--scaler rev", ["revin"]), ("--schedule pla", ["plateau"]),
        ("--optimizer ada", ["adam", "adamw"]),
        ("--average ", ["none", "ema", "polynomial", "swa"]),
        ("--calendar XNY", ["XNYS"]), ("--calendar hol", ["holidays.txt"]),
        ("--calendar week", ["weekdays"]), ("--transform log-", ["log-return"]),
        ("--missing forw", ["forward-fill"]), ("--feature rs", ["rsi"]),
        ("--delimiter se", ["semicolon"]),
        ("--intervals nat", ["native"]), ("--horiz", ["--horizon"]),
      ] {
        #expect(try offered(martlet, "martlet forecast prices.csv \(line)") == words, "\(line)")
      }
    }
  }

  @Test(
    "The completion scripts of zsh and fish name all values and parse", arguments: ["zsh", "fish"])
  func otherShells(shell: String) throws {
    try Tool.inFolder { martlet in
      let script = try martlet("--generate-completion-script \(shell)")
      #expect(script.status == 0)
      for word in ["nbeats-interpretable", "forward-fill", "huber", "plateau"] {
        #expect(script.output.contains(word))
      }
      // Read by the shell itself, where it is installed.
      try martlet.write(script.output, to: "_martlet")
      let check = try martlet.bash(
        "command -v \(shell) > /dev/null || exit 0; \(shell) -n _martlet")
      #expect(check.status == 0, "\(check.messages)")
    }
  }
}
