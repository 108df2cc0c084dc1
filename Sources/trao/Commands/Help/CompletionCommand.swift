import ArgumentParser

/// `trao completion`
struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "completion", "Print the script with which a shell completes commands and options.",
    "bash, zsh or fish. The script belongs where the shell looks for such scripts.",
    example: """
      trao completion bash > ~/.local/share/bash-completion/completions/trao
      trao completion zsh > ~/.zfunc/_trao
      trao completion fish > ~/.config/fish/completions/trao.fish
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "The shell.") var shell: Shell

  func run() throws {
    let made: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try Output.write(Trao.completionScript(for: made) + "\n")
  }
}
