import { ApiError, type Chatelaine } from '@chatelaine/sdk';

/**
 * Adds our return URL to the partner's list of redirect URLs. Returns false when the key has no right to change
 * settings. A key in production should not have this right. In production a person adds the URL in the hub.
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
