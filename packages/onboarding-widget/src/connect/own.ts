/** Copies only the own properties of an object, so that a polluted `Object.prototype` has no effect here. */
export function own<T extends object>(value: T): T {
  return { __proto__: null, ...value };
}
