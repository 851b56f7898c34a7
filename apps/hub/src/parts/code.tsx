// An IPv4 address has at most 15 characters. An IPv6 address may be wider than a narrow screen, so it must break.
const WHOLE_UP_TO = 16;

/** Shows an address or an id. A short one never breaks into two lines. */
export const Code = ({ children }: { children: string }) => (
  <code class={children.length <= WHOLE_UP_TO ? 'whole' : undefined}>{children}</code>
);
