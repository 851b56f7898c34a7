/**
 * Makes an element. This function does not call `document.createElement`, because an image with the name
 * `createElement` on the page would hide that method.
 */
export function make<T extends object>(tag: string, properties?: T): HTMLElement & T {
  return Object.assign(Document.prototype.createElement.call(document, tag), properties);
}
