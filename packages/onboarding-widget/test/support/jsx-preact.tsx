/** @jsxImportSource preact */
import '@chatelaine/onboarding-widget/element';

// What stands here is checked when it is compiled.

/** The element in JSX, with an option, what every element takes, and a listener that knows its detail. */
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

// @ts-expect-error: there is no such option.
export const unknown = <chatelaine-connect nothing="x" />;
// @ts-expect-error: an address is no number.
export const wrong = <chatelaine-connect url={1} />;
// @ts-expect-error: who says no names no numbers.
export const narrow = <chatelaine-connect onchatelaine-denied={({ detail }) => detail.channelIds} />;
