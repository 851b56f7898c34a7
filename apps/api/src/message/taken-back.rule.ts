/** Whether the sender of a message has taken it back. */
export const isTakenBack = ({ revokedAt }: { revokedAt?: Date | null }): boolean =>
  revokedAt !== null && revokedAt !== undefined;
