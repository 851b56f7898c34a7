/** Whether a host name or address, alone or as part of a URL, means this machine and no other. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

// Names below `localhost` mean this machine too (RFC 6761, section 6.3).
const LOOPBACK = /^(?:(?:[a-z\d-]+\.)*localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;
