// The zod schemas of the types in this package. Every door of the server parses its input with these schemas. Browsers
// never load this file.
export * from './schema/account.ts';
export * from './schema/api-key.ts';
export * from './schema/authenticator.ts';
export * from './schema/channel-details.ts';
export * from './schema/email.ts';
export * from './schema/event.ts';
export * from './schema/field-issues.ts';
export * from './schema/hygiene.ts';
export * from './schema/input-sentence.ts';
export * from './schema/kept-call.ts';
export * from './schema/legacy-token.ts';
export * from './schema/onboarding.ts';
export * from './schema/one-time-code.ts';
export * from './schema/own-partner.ts';
export * from './schema/page.ts';
export * from './schema/passkey.ts';
export * from './schema/people.ts';
export * from './schema/person.ts';
export * from './schema/platform-secret.ts';
export * from './schema/profile.ts';
export * from './schema/settings.ts';
export * from './schema/text.ts';
export * from './schema/usage.ts';
