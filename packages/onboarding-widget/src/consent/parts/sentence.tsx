import type { Words } from '../texts/words.ts';
import { PhoneNumber } from './phone-number.tsx';

/** Shows a sentence with its bold parts and its phone numbers. */
export function Sentence({ words }: { words: Words }) {
  return <>{words.map(partOf)}</>;
}

function partOf(part: Words[number]) {
  if (typeof part === 'string') return part;
  return 'strong' in part ? <strong>{part.strong}</strong> : <PhoneNumber value={part.phoneNumber} />;
}
