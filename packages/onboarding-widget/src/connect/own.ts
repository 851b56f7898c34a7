/** A copy with own properties alone: whoever has polluted `Object.prototype` says nothing here. */
export function own<T extends object>(value: T): T {
  return { __proto__: null, ...value };
}
