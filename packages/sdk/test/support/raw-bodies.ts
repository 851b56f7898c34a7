/**
 * Bodies for which a signature must be valid, each with a name. The bodies are valid UTF-8, because the library of
 * Standard Webhooks, with which a test compares the SDK, signs text.
 */
export const RAW_BODIES: [name: string, raw: Buffer][] = [
  ['nothing', Buffer.of()],
  ['a NUL', Buffer.of(0)],
  ['a byte order mark', Buffer.from('\ufeff{}')],
  ['line ends of both kinds', Buffer.from('{\r\n"a":1\n}')],
  ['every plane of Unicode', Buffer.from('{"a":"é ☎ 電話 📞 \u{10ffff} \u0000"}')],
  ['dots, as between the signed parts', Buffer.from('.1.2..')],
  ['a megabyte', Buffer.from(JSON.stringify({ text: 'ß'.repeat(524_280) }))],
  ...Array.from({ length: 40 }, (_, seed): [string, Buffer] => [`random ${seed}`, randomText(seed + 1)]),
];

/** Makes a text that looks random and is the same in every run (xorshift), so that a failure is repeatable. */
function randomText(seed: number): Buffer {
  let state = seed * 2_654_435_761;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const points = Array.from({ length: next() % 300 }, () => {
    const point = next() % (next() % 2 === 0 ? 0x80 : 0x110000);
    return point >= 0xd800 && point < 0xe000 ? 0x20 : point;
  });
  return Buffer.from(String.fromCodePoint(...points));
}
