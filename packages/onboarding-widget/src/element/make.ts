/** Makes an element. It does not call `document.createElement`: an image with that name on the page would hide it. */
export function make<T extends object>(tag: string, properties?: T): HTMLElement & T {
  return Object.assign(Document.prototype.createElement.call(document, tag), properties);
}
