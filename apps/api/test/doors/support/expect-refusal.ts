import { REFUSALS, type RefusalBody, type RefusalCode } from '@chatelaine/shared';
import { expect } from 'vitest';
import type { Answer } from '../../world/answer.ts';

/** The forms that the body of a refusal can have. Each form has the name of the door that writes it. */
export type Door = 'procedures' | 'json' | 'messaging' | 'partner API' | 'token' | 'sessions';

/**
 * Expects that an answer is this refusal, exactly as this door writes it: the status, both headers, and a body without
 * additional fields.
 */
export function expectRefusal(answer: Answer, door: Door, code: RefusalCode): void {
  const { status, headers } = answer;
  expect({ status, 'x-refusal': headers.get('x-refusal') }, answer.text).toEqual({
    status: REFUSALS[code].status,
    'x-refusal': code,
  });
  expect(headers.get('x-request-id')).toMatch(/^[0-9A-Za-z]{20}$/);
  expect(headers.get('content-type')).toMatch(/^application\/json\b/);
  if (status === 429 || status === 503) expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  if (door === 'procedures') expectProcedureBody(answer, code);
  else if (door === 'json') expectRefusalBody(answer.body, answer, code);
  else if (door === 'messaging') expectMessagingBody(answer);
  else expectDoorBody(answer, door, code);
}

/** All fields that the body of a refusal can have. Each door writes only some of them. */
interface AnyBody extends Partial<RefusalBody> {
  error?: { data?: RefusalBody; error_data?: { details?: string }; message?: string };
  meta?: { developer_message?: string };
  error_description?: string;
}

const MESSAGE_IN: Record<Door, (body: AnyBody) => string | undefined> = {
  procedures: ({ error }) => error?.data?.message,
  json: ({ message }) => message,
  messaging: ({ error }) => error?.error_data?.details,
  'partner API': ({ meta }) => meta?.developer_message,
  token: ({ error_description }) => error_description,
  sessions: ({ error }) => error?.message,
};

/**
 * Returns the code, the message and the issues of a refusal. Tests use this function to check more than the form of the
 * body.
 */
export function refusalIn(answer: Answer, door: Door): { code: string | null; message: string; issues: unknown } {
  const body = answer.body as AnyBody;
  const told = door === 'procedures' ? body.error?.data : door === 'json' ? body : undefined;
  return { code: answer.headers.get('x-refusal'), message: MESSAGE_IN[door](body) ?? '', issues: told?.issues };
}

function expectDoorBody(answer: Answer, door: 'partner API' | 'token' | 'sessions', code: RefusalCode): void {
  const { message } = refusalIn(answer, door);
  const bodies = {
    'partner API': { meta: { success: false, http_code: answer.status, developer_message: message } },
    token: { error: code, error_description: message },
    sessions: { error: { code, message, details: {} } },
  };
  expect(answer.body).toEqual(bodies[door]);
  expect(message).not.toBe('');
}

function expectProcedureBody(answer: Answer, code: RefusalCode): void {
  const { error, ...others } = answer.body as { error: { message: string; code: number; data: RefusalBody } };
  expect(others).toEqual({});
  expect(Object.keys(error).sort()).toEqual(['code', 'data', 'message']);
  expect(error.message).toBe(error.data.message);
  expect(error.code).toBeTypeOf('number');
  expectRefusalBody(error.data, answer, code);
}

function expectRefusalBody(body: unknown, { headers }: Answer, code: RefusalCode): void {
  const { issues = [], resourceId = '', ...rest } = body as RefusalBody;
  expect(rest).toEqual({ code, message: expect.any(String), requestId: headers.get('x-request-id') });
  expect(rest.message).not.toBe('');
  expect(resourceId).toBeTypeOf('string');
  for (const issue of issues) expect(issue).toEqual({ path: expect.any(String), message: expect.any(String) });
}

function expectMessagingBody({ status, headers, body }: Answer): void {
  const { error } = body as { error: { code: number; error_data: { details: string } } };
  const { details } = error.error_data;
  expect(body).toEqual({
    error: {
      message: expect.stringContaining(`(#${error.code}) `),
      type: 'OAuthException',
      code: expect.any(Number),
      error_data: { details: expect.any(String) },
      fbtrace_id: headers.get('x-request-id'),
    },
    meta: { success: false, http_code: status, developer_message: details },
  });
  expect(details).not.toBe('');
}
