/** Whether the secret before still signs. Without an end, there is no secret before. */
export const isOldSecretAlive = (endsAt: Date | null, at: Date): boolean => endsAt !== null && endsAt > at;
