public import PostgreSQL

/// The database's rules in sentences. A constraint that somebody's data can break has an entry here.
public enum BrokenRule {
  /// The sentence for a refusal by the database; nil where the error is of another kind.
  public static func sentence(for error: DatabaseError) -> (message: String, remedy: String)? {
    guard let constraint = error.constraint else { return nil }
    if spoken.contains(constraint) {
      return (error.message, error.hint ?? "correct the data")
    }
    return sentences[constraint]
  }

  /// Runs `body`, and turns the database's refusals into ``ConferenceError``.
  static func explained<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      guard let (message, remedy) = sentence(for: error) else { throw error }
      throw ConferenceError(.refused, message, remedy: remedy)
    }
  }

  /// Rules of which the database itself says what breaks them: the sessions, rooms, people and times.
  private static let spoken: Set<String> = [
    "booking_is_free", "certificate_ends_after_hand_over", "delegation_head_comes",
    "grant_names_each_once", "import_can_be_undone", "organisation_not_above_itself", "programme_in_order",
    "programme_item_in_session", "programme_items_apart", "session_fits_room", "session_in_conference",
    "session_in_parent", "session_not_in_itself", "substitute_for_one",
  ]

  private static let sentences: [String: (message: String, remedy: String)] = [
    "line_is_nfc": ("a text is not in Unicode's composed form (NFC)", "normalise it before it is stored"),
    "line_is_clean": ("a text holds an invisible character or outer space, or is empty", "clean it"),
    "line_is_short": ("a text is longer than 500 characters", "shorten it"),
    "code_is_plain": ("a code is not plain", "use letters, digits, dots, dashes and underscores, at most 64"),
    "country_is_alpha2": ("a country is not a two-letter code", "use ISO 3166-1, such as VN or JP"),
    "language_is_known": ("a language is not known", "use vi, ja or en"),
    "person_has_native_name": ("a person has no native name", "give the native form"),
    "person_has_kana": (
      "a Japanese person has no kana reading, without which kanji can be neither sorted nor found",
      "give the reading in kana"
    ),
    "name_form_kana_is_kana": ("a reading is not in kana", "write it in hiragana or katakana"),
    "name_form_language": ("the language of a name is no tag of BCP 47", "write it as vi, ja or zh-Hant"),
    "name_form_script": ("the script of a name is no code of ISO 15924", "write it as Latn, Jpan or Kana"),
    "person_code_key": ("the code belongs to another person", "use a code of its own"),
    "organisation_code_key": ("the code belongs to another organisation", "use a code of its own"),
    "organisation_check": ("an organisation stands above itself", "name another body above it"),
    "appointment_person_id_code_key": (
      "the person has an office of this code already", "end that one, or use another code"
    ),
    "appointment_check": ("an office ends before it begins", "correct its days"),
    "appointment_check1": (
      "an office has no title, no organisation and no rank", "give one of them"
    ),
    "appointment_rank_check": ("a rank is below 0", "ranks begin at 0, and low is high"),
    "honorific_begins_with_style": (
      "an honorific does not begin with its style", "write it whole, such as His Excellency Mr."
    ),
    "honorific_is_not_doubled": (
      "two forms of respect stand together, or one that is for organisations",
      "write 閣下, 様, 殿 or 先生 alone; 御中 goes with organisations by itself"
    ),
    "merge_of_participants": (
      "both take part in one conference, and records hang on both participations",
      "one of the two participations must be without records"
    ),
    "merge_of_two": (
      "one of the two is gone: somebody merged it at the same moment", "look for what is left, and merge that"
    ),
    "merge_of_numbering_body": (
      "the organisation has given numbers to papers, which stay its own", "merge the other one into it"
    ),
    "conference_time_zone": ("the time zone is not known", "use a name such as Asia/Ho_Chi_Minh"),
    "conference_signer_participates": (
      "the signer is not a participant of the conference", "name a participant of this conference"
    ),
    "delegation_has_head": ("a confirmed delegation has no head", "name its head, or leave it forming"),
    "delegation_head_is_member": (
      "the head of a delegation is not its member", "put the person into the delegation first"
    ),
    "delegation_deputy_is_member": (
      "the deputy of a delegation is not its member", "put the person into the delegation first"
    ),
    "participation_conference_id_person_id_key": (
      "a person takes part in a conference once only", "change the participation there is"
    ),
    "participation_conference_id_organisation_id_key": (
      "an organisation takes part in a conference once only", "change the participation there is"
    ),
    "participation_conference_id_precedence_key": (
      "two participants have the same place in the order of precedence", "give each a place of its own"
    ),
    "participation_roles": (
      "a role is not known", "use \(Role.allCases.map(\.rawValue).joined(separator: ", "))"
    ),
    "participation_is_one_invitee": (
      "a participation is of a person or of an organisation", "name one of them, not both"
    ),
    "precedence_has_author": ("a place given by hand has no author or no time", "say who gave it, and when"),
    "rank_category_first_rank": (
      "two bands of rank begin at the same rank", "let one of them begin elsewhere"
    ),
    "participation_conference_id_external_id_key": (
      "the external id belongs to another guest of the conference", "use one of its own"
    ),
    "delegation_conference_id_code_key": ("there is a delegation of this code already", "use another code"),
    "delegation_conference_id_position_key": (
      "two delegations have the same place in the order", "enter them one after the other"
    ),
    "ceremony_conference_id_code_key": ("there is a ceremony of this code already", "use another code"),
    "ceremony_grant_conference_id_ceremony_id_position_key": (
      "two grants of a ceremony have the same place", "enter them one after the other"
    ),
    "instrument_code_key": ("there is an instrument of this code already", "use another code"),
    "conference_code_key": ("there is a conference of this code already", "use another code"),
    "rank_category_code": ("there is a band of this code already", "use another code"),
    "import_mapping_name_key": ("there is a mapping of this name already", "use another name"),
    "rsvp_key": ("the key belongs to another answer", "use a key of its own"),
    "reminder_key": ("the key belongs to another reminder", "use a key of its own"),
    "delivery_outcome_key": ("the key belongs to another receipt or return", "use a key of its own"),
    "session_person_conference_id_session_id_part_position_key": (
      "somebody else changed the people of the session at the same moment", "look at it, and change it again"
    ),
    "grant_person_conference_id_grant_id_part_position_key": (
      "somebody else changed who stands on the stage at the same moment", "look at it, and change it again"
    ),
    "delegation_deputy_is_another": ("head and deputy of a delegation are the same", "name somebody else"),
    "delegation_liaison_participates": (
      "the liaison officer is not a participant of the conference", "name a participant of this conference"
    ),
    "delegation_liaison_is_host": (
      "the liaison officer of a delegation is not of the host's side", "name somebody of the host"
    ),
    "participation_moves_forward": (
      "a guest who answered or is registered cannot go back to an earlier state",
      "record a withdrawal or a substitute instead"
    ),
    "participation_has_substitute": (
      "the guest has sent a substitute, who stands in", "bring the guest back first: trao attendee restore ID"
    ),
    "substitute_of_substituted": (
      "somebody stands in for a guest who has not sent anybody", "mark that guest as substituted"
    ),
    "substitute_is_one": (
      "a guest has two substitutes", "replace the first substitute, or bring the guest back first"
    ),
    "substitutes_in_line": ("substitutes stand in for each other in a circle", "correct who replaces whom"),
    "participation_event_key": ("the key belongs to another change", "use a key of its own"),
    "withdrawal_has_reason": ("a withdrawal has no reason", "say why"),
    "seating_faces_in_pairs": (
      "at a table that two sides face rows stand in pairs", "give 2 rows, or 4 with those behind"
    ),
    "seat_of_one_guest": ("a guest has two seats in a session", "give each guest one seat"),
    "seat_is_taken_or_kept": (
      "a seat has neither a guest nor a reason why it is kept free", "name the guest, or the reason"
    ),
    "seat_in_plan": ("the room has no such seat", "correct row and seat, or give more"),
    "precedence_needs_reason": ("a place in precedence given by hand has no reason", "say why"),
    "session_ends_after_start": ("a session ends before it starts", "correct its times"),
    "session_interpretation": ("a language of interpretation is not known", "use vi, ja or en"),
    "booking_of_room": (
      "a room is needed in two sessions at once", "move one of the sessions, or give it another room"
    ),
    "booking_of_person": (
      "somebody is needed in two sessions at once", "move one of the sessions, or name somebody else"
    ),
    "room_conference_id_code_key": ("there is a room of this code already", "use another code"),
    "session_conference_id_code_key": ("there is a session of this code already", "use another code"),
    "programme_item_minutes": ("an item of the programme does not last 1 to 1440 minutes", "correct it"),
    "programme_item_ceremony": (
      "an item of the kind ceremony names its ceremony, and no other does",
      "correct the kind, or the ceremony"
    ),
    "project_code_has_ten_digits": (
      "a project code is not ten digits", "copy it from the registration certificate, leading zeros too"
    ),
    "project_code_key": ("the project code is taken", "a code belongs to one project for ever"),
    "project_code_is_final": ("the code of a project never changes", "enter another project"),
    "enterprise_code_has_ten_digits": (
      "an enterprise code is not ten digits", "copy it from the enterprise's registration certificate"
    ),
    "project_term_is_possible": ("a term of operation is not 1 to 99 years", "correct the years"),
    "conversion_has_other_currency": (
      "converted capital has no currency, or the capital's own", "name another currency"
    ),
    "conversion_rate_has_day": (
      "an exchange rate stands without its day, or a day without its rate", "give both or neither"
    ),
    "conversion_needs_capital": (
      "a part of the capital is converted, but not the whole", "give the converted total"
    ),
    "conversion_agrees_with_rate": (
      "capital and converted capital differ by more than one per cent from the rate", "compare their digits"
    ),
    "capital_holds_its_parts": (
      "contributed and mobilised capital are more than the whole", "correct the amounts"
    ),
    "investor_is_one": ("an investor is a person and an organisation at once", "name one of them"),
    "representative_acts_for_organisation": (
      "a person who invests has a representative", "name one of organisations only"
    ),
    "investor_shares_add_up": ("the shares of the investors are more than 100 per cent", "correct them"),
    "investor_contributions_add_up": (
      "the contributions of the investors are not the contributed capital", "correct the amounts"
    ),
    "industry_code_has_four_digits": (
      "a class of the VSIC is not four digits", "copy it from Decision 27/2018"
    ),
    "product_code_is_cpc": ("a CPC code is not two to five digits", "correct it"),
    "period_is_year_month_or_quarter": (
      "a time of the schedule is no year, month or quarter", "write it as 2024, 2024-06 or 2024-Q2"
    ),
    "milestone_ends_after_start": ("a step of the schedule ends before it begins", "correct its times"),
    "certificate_has_originals": ("the originals are not 1 to 99", "correct the number"),
    "legal_basis_of_one": (
      "a legal basis belongs to a form's version or to a certificate", "name one of them"
    ),
    "certificate_amendment": (
      "the project has a certificate with this amendment already", "use the next one"
    ),
    "certificate_amendments_in_order": (
      "an amendment of the project's certificate is missing", "enter the amendments 0, 1, 2, … without gaps"
    ),
    "certificate_first_issue": (
      "the certificates of a project differ in the date of first issue", "an amendment keeps the first date"
    ),
    "certificate_in_force": (
      "the project has a certificate in force already", "mark the former one superseded"
    ),
    "certificate_issue_date": ("an issued certificate has no issue date", "give the date of issue"),
    "grant_certificate": (
      "the certificate is handed over at this conference already", "withdraw the other grant first"
    ),
    "grant_after_issue": (
      "the certificate would be handed over before the day of its issue",
      "correct the date of issue or the time"
    ),
    "grant_of_issued": (
      "only a certificate that is issued and in force can be handed over",
      "record its issue (trao project advance), or plan the one in force (trao ceremony grant)"
    ),
    "grant_handed_is_complete": (
      "a hand-over needs a time, a presenter, and a recipient or a named proxy", "name who is missing"
    ),
    "grant_proxy_is_named": ("a hand-over to a proxy does not name the proxy", "name who took it"),
    "grant_handed_once": ("a grant that is not handed over has a time of hand-over", "remove the time"),
    "ceremony_grant_conference_id_presenter_id_fkey": (
      "the presenter is not a participant of the conference", "name a participant of this conference"
    ),
    "ceremony_grant_conference_id_recipient_id_fkey": (
      "the recipient is not a participant of the conference", "name a participant of this conference"
    ),
    "merge_of_distinct": (
      "somebody marked them as two", "take the mark back first: the command `distinct` with --undo"
    ),
    "grant_instrument": (
      "the instrument is handed over at this conference already", "withdraw the other grant first"
    ),
    "grant_of_one_thing": ("a grant hands over a certificate or an instrument", "name one of them"),
    "grant_person_pkey": ("somebody stands on the stage twice", "name each guest once"),
    "hand_over_event_key": ("the key belongs to another event", "use a key of its own"),
    "hand_over_annuls_something": ("there is nothing to annul", "record what happened first"),
    "hand_over_proxy_is_named": ("a hand-over to a proxy does not name the proxy", "name who took it"),
    "instrument_capital_has_currency": ("an amount stands without its currency", "give both or neither"),
    "document_number_is_taken": (
      "the number was not taken from its register, or stands on another paper", "take the next number"
    ),
    "ended_content_is_kept": (
      "what a superseded or revoked certificate said is kept as it is", "correct the certificate in force"
    ),
    "certificate_stays_revoked": ("a revoked certificate stays revoked", "enter another project"),
    "certificate_event_key": ("the key belongs to another step", "use a key of its own"),
    "certificate_event_has_reason": ("a certificate is revoked or reissued without a reason", "say why"),
    "content_has_other_currency": (
      "converted capital has no currency, or the capital's own", "name another currency"
    ),
    "content_rate_has_day": (
      "an exchange rate stands without its day, or a day without its rate", "give both"
    ),
    "content_needs_capital": ("there is a rate, but no converted capital", "give the converted total"),
    "content_agrees_with_rate": (
      "capital and converted capital differ by more than one per cent from the rate", "compare their digits"
    ),
    "form_version_ends_after_start": ("a form's version ends before it begins", "correct its days"),
    "form_version_subject_code_key": ("the form's version is known already", "give it a name of its own"),
    "deadline_ends_after_start": ("a deadline ends before it begins", "correct its days"),
    "number_format_ends_after_start": ("a pattern of numbers ends before it begins", "correct its days"),
    "number_format_has_number": (
      "a pattern of numbers lacks {number}", "write it as {number:02}/{series}-{body}"
    ),
    "number_format_series": ("a series is not plain", "use a code such as GM, or *"),
    "attendance_event_key": ("the key belongs to another attendance event", "use a key of its own"),
    "approval_of_released": (
      "only a finished paper that counts can be approved",
      "wait until it is made; `trao document show` says more"
    ),
    "approval_by_second_person": (
      "who had a paper written cannot approve it", "let a second person approve it: --as NAME"
    ),
    "delivery_of_released": (
      "only a finished paper that counts can be sent", "send the one that stands in its place"
    ),
    "delivery_of_approved": (
      "a paper that nobody approved does not leave the house", "let a second person approve it first"
    ),
    "delivery_after_date": (
      "the letter would leave the house before the day on it", "correct the time of sending"
    ),
    "delivery_of_numbered": (
      "the paper has no number yet", "enter it once it is signed: trao register enter"
    ),
    "delivery_key": ("the key belongs to another delivery", "use a key of its own"),
    "delivery_outcome_after_sending": ("the letter was not sent by then", "correct the time"),
    "rsvp_before_closing": (
      "the answer came after the session was closed, or the whole conference",
      "give the time at which it was given, if that was before"
    ),
    "rsvp_substitute": (
      "the answer substitute and the person who comes instead go together", "give both or neither"
    ),
    "rsvp_substitute_is_another": ("nobody stands in for themselves", "name somebody else"),
    "reminder_before_answer": ("the guest has answered, or takes part no more", "do not remind them"),
    "reminder_after_sending": (
      "the guest was sent no invitation by then", "send the letter first, or correct the time"
    ),
    "document_is_frozen": (
      "a paper that has its number never changes", "make another in its place: trao certificate reissue"
    ),
    "register_entry_in_order": (
      "the number is not the last one taken of its register", "take the next number"
    ),
    "register_entry_is_kept": ("an entry of a register stays; it can only be voided, once", "void it"),
    "conference_numbering": (
      "the policy of numbering is not known", "use before-final-render or after-signature"
    ),
    "attendance_event_conference_id_annuls_id_key": (
      "the event was annulled before", "nothing is left to annul"
    ),
    "attendance_annuls_scan": (
      "an annulment cannot be annulled", "record the arrival or departure again"
    ),
    "attendance_annuls_same": (
      "an annulment is of another guest or session than its event", "name those of the event"
    ),
    "attendance_annulment_has_reason": ("an annulment has no reason", "say why"),
    "claim_unit_is_known": (
      "the unit of a claim is not known", "use a currency such as USD, or count, percent, rank, year"
    ),
    "claim_as_of_is_time": (
      "the time of a claim is no year, quarter, month or day",
      "write it as 2023, 2023-Q2, 2023-10 or 2023-10-31"
    ),
    "claim_part_of_one": ("a claim is part of two others", "name one of them"),
    "claim_share_of_one": ("a claim is the share of two others", "name one of them"),
    "claim_percent_is_possible": ("a percentage is beyond 1,000", "correct the value or its unit"),
    "claim_counts_are_whole": ("a count is no whole number", "correct the value or its unit"),
    "claim_relation_is_whole": (
      "a check of claims lacks a claim", "name part and whole, and for a share the percentage too"
    ),
    "claim_relation_of_different": ("a claim is compared with itself", "name another claim"),
    "report_run_key": ("the key belongs to another report", "use a key of its own"),
    "register_counts_upwards": ("a register only counts upwards", "void a number instead of taking it back"),
    "document_number": ("the register number is taken", "take the next number"),
  ]
}
