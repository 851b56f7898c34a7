import { Empty } from '../../parts/empty.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Trail } from '../../parts/trail.tsx';
import * as t from '../../texts/en/contacts.ts';

/** Says that the contact of this page was erased. Its name is not shown any more. */
export function Erased({ id, messages }: { id: string; messages: number }) {
  return (
    <>
      <Heading
        title={t.erasedTitle}
        trail={<Trail steps={[{ name: t.title, to: 'contacts' }, { name: t.erasedTitle }]} />}
      />
      <Empty
        title={t.erasedMessages(messages)}
        text={t.erasedText}
        action={<Link to={`activity?about=${id}`}>{t.toActivity}</Link>}
      />
    </>
  );
}
