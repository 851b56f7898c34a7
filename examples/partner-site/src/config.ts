/** The configuration of the site. It comes from environment variables, which your secrets manager sets. */
export interface SiteConfig {
  /** The port to listen on. 0 means any free port. */
  port: number;
  /** The address where visitors reach the site: scheme and host, without a path. The default is this machine. */
  siteUrl?: string | undefined;
  chatelaineUrl: string;
  partnerKey: string;
}

/** Reads the environment. @throws an error that names the variable when a variable is missing. */
export function readConfig(env: NodeJS.ProcessEnv): SiteConfig {
  return {
    port: Number(env.PORT || 8083),
    siteUrl: env.SITE_URL || undefined,
    chatelaineUrl: required(env, 'CHATELAINE_URL', 'where Chatelaine runs, e.g. http://localhost:8082'),
    partnerKey: required(env, 'CHATELAINE_PARTNER_KEY', 'your partner key, wap_…'),
  };
}

function required(env: NodeJS.ProcessEnv, name: string, meaning: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set: ${meaning}.`);
  return value;
}
