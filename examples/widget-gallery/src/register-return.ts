import { ApiError, type Chatelaine } from '@chatelaine/sdk';

/**
 * Puts our return URL on the partner's list, beside what is there. Gives false when the key may not, which is as it
 * should be for a key that runs in production: then somebody puts it there in the hub.
 */
export async function registerReturn(chatelaine: Chatelaine, url: string): Promise<boolean> {
  const { redirectUrls } = await chatelaine.settings.get();
  if (redirectUrls.includes(url)) return true;
  try {
    await chatelaine.settings.update({ redirectUrls: [...redirectUrls, url] });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'scope_missing') return false;
    throw error;
  }
}
