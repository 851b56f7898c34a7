/** @jsxImportSource preact */
import '@chatelaine/onboarding-widget/element';

// The compiler checks this file.

/**
 * The element in JSX. It has options of its own (`url`, `locale`), an attribute that every element may have (`class`),
 * and a listener whose detail has a type.
 */
export const asked = (
  <chatelaine-connect
    url={() => 'https://keys.example/permission'}
    locale="de"
    class="mine"
    onchatelaine-granted={({ detail }) => detail.channelIds.length}
  >
    Connect
  </chatelaine-connect>
);

// @ts-expect-error: this option does not exist.
export const unknown = <chatelaine-connect nothing="x" />;
// @ts-expect-error: an address is not a number.
export const wrong = <chatelaine-connect url={1} />;
// @ts-expect-error: a denied answer has no numbers.
export const narrow = <chatelaine-connect onchatelaine-denied={({ detail }) => detail.channelIds} />;
