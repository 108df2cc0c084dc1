import ArgumentParser

/// What every command that has papers made takes.
struct PaperOptions: ParsableArguments {
  @OptionGroup var schedule: ScheduleOptions
  @OptionGroup var wait: WaitOption
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions
}
