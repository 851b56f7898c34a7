import { useEffect, useState } from 'preact/hooks';
import type { QrDrawing } from './draw-qr-code.ts';

interface QrCodeProps {
  /** What the code says. It may be a secret: the page draws it, and no server gets it. */
  text: string;
  /** What the picture is for, for people who do not see it. */
  label: string;
}

/**
 * Shows a text as a QR code, black on white in both themes, because many readers do not know light codes on a dark
 * ground. When its script does not arrive, there is no picture, so the page must offer another way.
 */
export function QrCode({ text, label }: QrCodeProps) {
  const [drawing, setDrawing] = useState<QrDrawing | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    let isGone = false;
    import('./draw-qr-code.ts').then(
      ({ drawQrCode }) => {
        if (!isGone) setDrawing(drawQrCode(text));
      },
      () => setIsMissing(true),
    );
    return () => {
      isGone = true;
    };
  }, [text]);
  if (isMissing) return null;
  if (drawing === null) return <div class="qr-code" />;
  const { side, path } = drawing;
  // Each square is four pixels, so that all squares have the same size.
  return (
    <div class="qr-code">
      <svg role="img" aria-label={label} width={side * 4} height={side * 4} viewBox={`0 0 ${side} ${side}`}>
        <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
        <path fill="#000" shape-rendering="crispEdges" d={path} />
      </svg>
    </div>
  );
}
