/** Whether a host's name or address, as it stands in an address or alone, is this machine and nobody else's. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

// Names below `localhost` lead here too (RFC 6761, section 6.3).
const LOOPBACK = /^(?:(?:[a-z\d-]+\.)*localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;
