import { type FieldIssue, REFUSALS, type RefusalCode } from '@chatelaine/shared';
import { CommanderError } from 'commander';
import { DatabaseProblem } from './platform/db/database-problem.ts';
import { describeError } from './platform/describe-error.ts';
import { isOutage } from './platform/outage.ts';
import { Refusal } from './platform/refusal.ts';
import { ConfigError } from './platform/settings/config-error.ts';
import { toRefusal } from './platform/to-refusal.ts';

// The usual sentences of refusals are vague, because callers from outside must not find out which ids exist. The
// operator gets these clear sentences.
const WORDS: Partial<Record<RefusalCode, string>> = {
  not_found: 'There is nothing with this id: "list", "person list" and "key list" show what there is.',
  not_allowed: 'This cannot be done.',
  suspended: 'This account is suspended: "suspend <id> --resume" lets it go on.',
  unavailable: 'This cannot be decided right now: try again in a moment.',
};

/** The option of the command that sets each field of the input. The sentence about a wrong field names this option. */
const OPTIONS: Record<string, string> = {
  name: '--name',
  scopes: '--scopes',
  expiresAt: '--expires',
  allowedAddresses: '--address',
  channelIds: '--channel',
  redirectUrls: '--redirect-url',
  since: '--since',
};

/** Writes a sentence for the operator that says why a command failed. It has no stack and no secret. */
export function sentenceOf(thrown: unknown): string {
  const isSentence =
    thrown instanceof CommanderError || thrown instanceof ConfigError || thrown instanceof DatabaseProblem;
  if (isSentence) return thrown.message;
  if (thrown instanceof Refusal) return ofRefusal(thrown);
  if (isOutage(thrown)) return `The database cannot be used: ${reasonOf(thrown)}.`;
  const refusal = toRefusal(thrown);
  return refusal.code === 'internal' ? `The command failed: ${reasonOf(thrown)}.` : ofRefusal(refusal);
}

function ofRefusal({ code, message, detail, extras: { issues = [] } }: Refusal): string {
  if (issues.length > 0) return issues.map(ofIssue).join(' ');
  if (message !== REFUSALS[code].sentence) return message;
  // The detail contains the id, or the reason of the conflict. The detail was written for the log. The sentence may
  // show it, because the operator may read the log.
  return `${WORDS[code] ?? message} (${detail})`;
}

function ofIssue({ path, message }: FieldIssue): string {
  const [field = ''] = path.split('.');
  return `${OPTIONS[field] ?? path}: ${message}`;
}

function reasonOf(thrown: unknown): string {
  const [first] = thrown instanceof AggregateError ? thrown.errors : [];
  const error = first instanceof Error ? first : thrown;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && error.code !== undefined ? String(error.code) : '';
  // The driver's own message is shown only when the log-in at the database failed, because that message names only the
  // database and the user. When a statement fails, the driver's message repeats the values of the statement. So
  // `describeError` leaves that message out.
  const { message = '' } = { ...describeError(error), ...(LOG_IN.test(code) && { message: error.message }) };
  return (code === '' || message.includes(code) ? message : `${message}, ${code}`).replace(/\.$/, '');
}

const LOG_IN = /^(3D000|28\w{3}|53300|57P0\d)$/;
