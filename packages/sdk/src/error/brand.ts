// A process can hold two copies of this package (ESM and CommonJS, two versions). A registered symbol is the same in both.
const BRAND = Symbol.for('@chatelaine/sdk/error');

/** Marks an error so that every copy of this package recognises it. */
export function brand(error: Error, name: string): void {
  Object.defineProperty(error, BRAND, { value: name });
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
}

/** Makes `instanceof` go by the brand. A subclass keeps the ordinary test: it has no brand of its own. */
export function recogniseByBrand(type: object, name: string): void {
  Object.defineProperty(type, Symbol.hasInstance, {
    value(this: object, value: unknown) {
      if (this !== type) return Function.prototype[Symbol.hasInstance].call(this, value);
      return typeof value === 'object' && value !== null && Reflect.get(value, BRAND) === name;
    },
  });
}
