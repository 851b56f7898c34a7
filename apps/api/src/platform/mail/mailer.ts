/** One mail to one person, in plain text. It must not contain a secret, except a one-time code. */
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
   * Gives one mail to the mail server. When the promise resolves, the mail server has accepted the mail. The mail may
   * still arrive later, or never.
   *
   * @throws {Refusal} `unavailable` when no mail server is set, when the mail server does not answer within ten
   * seconds, or when the mail server refuses the mail.
   */
  send(mail: Mail): Promise<void>;
}
