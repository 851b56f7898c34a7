import type { Profile } from '@chatelaine/shared';
import { homeOf } from '../account/find-place.ts';
import { readShell } from '../shell.ts';
import { noAccountText, noAccountTitle, notFoundText, notFoundTitle, toHome } from '../texts/en/frame.ts';
import { Heading } from './heading.tsx';

/** Says that this address leads nowhere, and where to go instead. */
export function NotFound({ profile }: { profile?: Profile }) {
  const { base } = readShell();
  const [first] = profile?.accounts ?? [];
  if (profile !== undefined && first === undefined) return <Alone title={noAccountTitle} text={noAccountText} />;
  const way = first && <a href={base + homeOf(first)}>{toHome}</a>;
  if (profile === undefined) return <Heading title={notFoundTitle} lead={notFoundText} />;
  return <Alone title={notFoundTitle} text={notFoundText} way={way} />;
}

function Alone({ title, text, way }: { title: string; text: string; way?: preact.ComponentChildren }) {
  return (
    <main class="alone">
      <Heading title={title} lead={text} />
      {way}
    </main>
  );
}
