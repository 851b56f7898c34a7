// The parts of a document that the consent page needs, without a browser. So thousands of walks through the page take
// only seconds. The module `light-page.ts` adds what a browser does, such as changing boxes and sending forms.

/** An event that the document dispatches. */
export class LightEvent {
  readonly cancelable = true;
  defaultPrevented = false;
  isStopped = false;
  currentTarget: LightElement | null = null;
  readonly detail = 1;
  readonly screenX = 0;

  readonly type: string;
  readonly target: LightElement;
  readonly timeStamp: number;
  readonly screenY: number;

  constructor(type: string, target: LightElement, timeStamp: number, screenY: number) {
    this.type = type;
    this.target = target;
    this.timeStamp = timeStamp;
    this.screenY = screenY;
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
  stopPropagation(): void {
    this.isStopped = true;
  }
}

type Listener = (this: LightElement, event: LightEvent) => unknown;

export class LightNode {
  parentNode: LightElement | null = null;
  readonly childNodes: LightNode[] = [];

  readonly nodeType: number;
  readonly nodeName: string;
  readonly ownerDocument: LightDocument;

  constructor(nodeType: number, nodeName: string, ownerDocument: LightDocument) {
    this.nodeType = nodeType;
    this.nodeName = nodeName;
    this.ownerDocument = ownerDocument;
  }

  get firstChild(): LightNode | null {
    return this.childNodes[0] ?? null;
  }
  get nextSibling(): LightNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
  get isConnected(): boolean {
    return this.ownerDocument.body.contains(this);
  }
  get textContent(): string {
    return this.childNodes.map(({ textContent }) => textContent).join('');
  }
  contains(node: LightNode | null): boolean {
    for (let at = node; at !== null; at = at.parentNode) if (at === this) return true;
    return false;
  }
  remove(): void {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(siblings.indexOf(this), 1);
    this.parentNode = null;
  }
  replaceWith(node: LightNode): void {
    this.parentNode?.insertBefore(node, this);
    this.remove();
  }
}

export class LightText extends LightNode {
  data: string;

  constructor(data: string, place: LightDocument) {
    super(3, '#text', place);
    this.data = data;
  }
  override get textContent(): string {
    return this.data;
  }
}

export class LightElement extends LightNode {
  readonly localName: string;
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml';
  readonly attributes: { name: string; value: string }[] = [];
  readonly #listeners = new Map<string, Set<Listener>>();
  checked = false;
  value = '';

  constructor(name: string, place: LightDocument) {
    super(1, name.toUpperCase(), place);
    this.localName = name;
  }

  set defaultValue(value: string) {
    this.value = value;
  }
  getAttribute(name: string): string | null {
    return this.attributes.find((each) => each.name === name.toLowerCase())?.value ?? null;
  }
  setAttribute(name: string, value: unknown): void {
    this.removeAttribute(name);
    this.attributes.push({ name: name.toLowerCase(), value: String(value) });
  }
  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((each) => each.name === name.toLowerCase());
    if (at >= 0) this.attributes.splice(at, 1);
  }
  insertBefore<T extends LightNode>(node: T, before: LightNode | null): T {
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    if (at < 0) throw new Error('NotFoundError: the node before which the new node is to be inserted is no child.');
    if (node === before) return node;
    node.remove();
    this.childNodes.splice(before === null ? this.childNodes.length : this.childNodes.indexOf(before), 0, node);
    node.parentNode = this;
    return node;
  }
  append(node: LightNode): void {
    this.insertBefore(node, null);
  }
  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  }
  removeEventListener(type: string, listener: Listener): void {
    this.#listeners.get(type)?.delete(listener);
  }
  hear(event: LightEvent): void {
    for (const listener of this.#listeners.get(event.type) ?? []) {
      event.currentTarget = this;
      listener.call(this, event);
    }
  }
  /** Returns all elements below this element, in the order of the page. */
  all(name = '*', into: LightElement[] = []): LightElement[] {
    for (const child of this.childNodes) {
      if (!(child instanceof LightElement)) continue;
      if (name === '*' || name === child.localName) into.push(child);
      child.all(name, into);
    }
    return into;
  }
  closest(name: string): LightElement | null {
    return this.localName === name ? this : (this.parentNode?.closest(name) ?? null);
  }

  // The next members are for form fields.
  get form(): LightElement | null {
    return this.closest('form');
  }
  get validity() {
    return { typeMismatch: false, tooShort: false, rangeUnderflow: false };
  }
  get isInvalid(): boolean {
    return this.localName === 'input' && this.getAttribute('required') !== null && this.value === '';
  }
  /** Finds the first invalid field, or the first picture. The page uses no other selector. */
  querySelector(selector: ':invalid' | 'img'): LightElement | null {
    const [first = null] = selector === 'img' ? this.all('img') : this.all('input').filter((it) => it.isInvalid);
    return first;
  }
  focus(): void {}
  select(): void {}
  showModal(): void {}
  close(): void {}
}

export class LightDocument {
  title = '';
  readonly body = new LightElement('body', this);
  readonly app = new LightElement('div', this);

  constructor() {
    this.body.append(this.app);
    Object.assign(this.app, {
      dataset: { product: 'Chatelaine', home: 'http://localhost:8082', partner: 'Acme Inbox' },
    });
  }
  getElementById(id: string): LightElement | null {
    return id === 'app' ? this.app : null;
  }
  createElement(name: string): LightElement {
    return new LightElement(name, this);
  }
  createElementNS(_: string, name: string): LightElement {
    return new LightElement(name, this);
  }
  createTextNode(text: string): LightText {
    return new LightText(text, this);
  }
  addEventListener(): void {}
}
