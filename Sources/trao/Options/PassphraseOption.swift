import ArgumentParser

/// Where a key's passphrase comes from.
struct PassphraseOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "File with the passphrase, which others may not read. Else TRAO_PASSPHRASE_FILE, signing.passphrase_file, the "
        + "terminal.", valueName: "file"))
  var passphraseFile: String?
}
