import type { FieldIssue } from '../refusal.ts';
import type { UpdateWebhookInput } from '../webhook.ts';

/**
 * Returns the issue of a change that moves a webhook to another origin and does not say what becomes of its custom
 * headers. Their values may be passwords of the receiver, and nobody can read them. So a new origin does not get them,
 * because whoever sets it could read them there.
 */
export function leftHeaderIssues(
  { url, headerNames }: { url: string; headerNames: readonly string[] },
  next: Pick<UpdateWebhookInput, 'url' | 'headers'>,
): FieldIssue[] {
  if (next.url === undefined || next.headers !== undefined || headerNames.length === 0) return [];
  if (new URL(next.url).origin === new URL(url).origin) return [];
  const message = `This URL leads to another host, port or scheme. Write the headers again (${headerNames.join(', ')}), or remove them with an empty list of headers: their values go to no other host by themselves.`;
  return [{ path: 'url', message }];
}
