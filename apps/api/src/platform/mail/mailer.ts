/** One mail to one person, in plain text. It may contain no secret except a one-time code. */
export interface Mail {
  /** One e-mail address. */
  to: string;
  /** One line that says what happened. Control characters in this line become blanks. */
  subject: string;
  /** The content as plain text. Lines end with `\n`. */
  text: string;
}

/** Sends mail. */
export interface Mailer {
  /**
   * Gives one mail to the mail server. The mail server has then accepted the mail, but the mail may not have arrived.
   *
   * @throws {Refusal} `unavailable` when no mail server is set, when it does not answer within ten seconds, or when it
   * refuses the mail.
   */
  send(mail: Mail): Promise<void>;
}
