/** The lines of each icon, in a square of 24 by 24. Each is drawn with a stroke of 2, and without a fill. */
export const PATHS = {
  /** The mark of the product. */
  key: 'M11.5 12.5 20 21M17 18l2.5-2.5M14 15l2-2M13 8.5a5 5 0 1 1-10 0 5 5 0 0 1 10 0Z',
  message: 'M4 4h16v12H10l-6 5V4Z',
  eye: 'M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12ZM14.5 12a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z',
  never: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM5.6 5.6l12.8 12.8',
  check: 'm5 12.5 5 5L19.5 7',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.5v.1',
  lock: 'M5 11h14v10H5V11ZM8 11V8a4 4 0 0 1 8 0v3',
  plus: 'M12 5v14M5 12h14',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;
