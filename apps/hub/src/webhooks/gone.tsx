import { failureOf } from '../api/failure.ts';
import { Empty } from '../parts/empty.tsx';
import { Failed } from '../parts/failed.tsx';
import { Link } from '../parts/link.tsx';
import { toWebhooks } from '../texts/en/webhook.ts';

interface GoneProps {
  error: unknown;
  /** The words for the answer that there is no such thing. */
  title: string;
  text: string;
  onRetry(): void;
}

/** Says why a page shows nothing. A link in a mail may lead to a webhook that was deleted since: another try is no help. */
export function Gone({ error, title, text, onRetry }: GoneProps) {
  const failure = failureOf(error);
  if (failure.code !== 'not_found') return <Failed failure={failure} onRetry={onRetry} />;
  return <Empty title={title} text={text} action={<Link to="webhooks">{toWebhooks}</Link>} />;
}
