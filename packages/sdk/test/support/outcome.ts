import { ApiError } from '../../src/index.ts';
import type { Situation, Stage } from './situations.ts';

/**
 * Runs a situation and returns its outcome. Servers with the same behaviour have equal outcomes: in place of each value
 * that a server creates, such as an id, a secret or an instant, the outcome has only the kind of the value.
 */
export async function outcomeOf({ play }: Pick<Situation, 'play'>, stage: Stage): Promise<unknown> {
  const told = await play(stage).then(
    (answer) => ({ answer }),
    (thrown: unknown) => {
      if (!(thrown instanceof ApiError)) throw thrown;
      const { code, status, message, issues, resourceId } = thrown;
      return { code, status, message, issues, resourceId };
    },
  );
  return JSON.parse(JSON.stringify(told, (_, value) => (typeof value === 'string' ? anonymous(value) : value)));
}

const MADE_UP: [RegExp, string][] = [
  [/https?:\/\/[^/]+(?=\/permission\?)/g, '<server>'],
  [/\b(key|req|per|evt|usr|wh|dlv)_[0-9A-Za-z]{22,26}\b/g, '<$1>'],
  [/\b(wa[cp])_[0-9A-Za-z]{38}\b/g, '<$1 secret>'],
  [/\bwhsec_[\w+/]{43}=/g, '<webhook secret>'],
  [/\b(wa[cp])_\w{4}…\w{4}/g, '<$1 hint>'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<instant>'],
  [/\b[0-9a-f]{128}\b/g, '<signature>'],
  [/^\d{10}$/g, '<seconds>'],
];

const anonymous = (text: string): string =>
  MADE_UP.reduce((words, [pattern, kind]) => words.replace(pattern, kind), text);
