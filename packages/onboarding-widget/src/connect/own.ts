/** Copies the own properties alone, so that a polluted `Object.prototype` has no effect here. */
export function own<T extends object>(value: T): T {
  return { __proto__: null, ...value };
}
