/** What the site needs to know; read from the environment, where your secrets manager puts it. */
export interface SiteConfig {
  /** 0: any free port. */
  port: number;
  /** Where visitors reach the site: scheme and host, no path. Default: this machine. */
  siteUrl?: string | undefined;
  chatelaineUrl: string;
  partnerKey: string;
}

/** Reads the environment. @throws when a variable is missing, naming it. */
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
