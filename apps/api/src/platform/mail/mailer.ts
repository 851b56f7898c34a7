/** One mail to one person, in plain text. Of secrets it brings one-time codes at most. */
export interface Mail {
  /** One e-mail address. */
  to: string;
  /** What happened, in a line. Control characters in it become blanks. */
  subject: string;
  /** Plain text; lines end in `\n`. */
  text: string;
}

/** Sends mail. */
export interface Mailer {
  /**
   * Hands one mail to the mail server. That it was taken is all that is known afterwards.
   *
   * @throws {Refusal} `unavailable` when no mail server is set, none answers within ten seconds, or it refuses.
   */
  send(mail: Mail): Promise<void>;
}
