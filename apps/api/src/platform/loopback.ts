/** Whether a host name or address always leads to this machine. The text may also be the host of a URL. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

// Names that end with `.localhost` also lead to this machine (RFC 6761, section 6.3).
const LOOPBACK = /^(?:(?:[a-z\d-]+\.)*localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;
