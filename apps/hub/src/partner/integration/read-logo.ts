import { logoProblem, MAX_LOGO_BYTES } from '@chatelaine/shared';
import { dateLocale } from '../../texts/en/format.ts';
import { logoNoPicture, logoTooLarge } from '../../texts/en/integration.ts';

/** A logo as a `data:` URI, or the sentence that says why the file cannot be one. */
export type ReadLogo = { logo: string } | { problem: string };

const SIZE = new Intl.NumberFormat(dateLocale, { maximumFractionDigits: 1 });

/** Reads a file of the person's computer as a logo. */
export async function readLogo(file: File): Promise<ReadLogo> {
  if (file.size > MAX_LOGO_BYTES) return { problem: logoTooLarge(SIZE.format(file.size / 1024)) };
  const logo = await dataUri(file);
  return logo !== null && logoProblem(logo) === null && (await canBeShown(file))
    ? { logo }
    : { problem: logoNoPicture };
}

function dataUri(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}

// The first bytes may be those of a picture although the rest is damaged.
async function canBeShown(file: File): Promise<boolean> {
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}
