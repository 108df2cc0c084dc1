public import PostgreSQL

/// Days on which offices work: Monday to Friday. Public holidays are not known here.
public enum WorkingDay {
  /// The first working day after a day.
  public static func next(after day: CalendarDate) -> CalendarDate {
    day.adding(days: day.weekday < 5 ? 1 : 8 - day.weekday)
  }
}
