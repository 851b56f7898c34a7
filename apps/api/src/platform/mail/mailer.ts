/** One mail to one person, in plain text. The only secrets that it may contain are one-time codes. */
export interface Mail {
  /** One e-mail address. */
  to: string;
  /** One line that says what happened. Control characters in it become blanks. */
  subject: string;
  /** Plain text; lines end in `\n`. */
  text: string;
}

/** Sends mail. */
export interface Mailer {
  /**
   * Hands one mail to the mail server. The result says only that the server accepted it, not that it arrived.
   *
   * @throws {Refusal} `unavailable` when no mail server is set, none answers within ten seconds, or it refuses.
   */
  send(mail: Mail): Promise<void>;
}
