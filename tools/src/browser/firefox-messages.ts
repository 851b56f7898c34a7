/** A message of WebDriver BiDi: a command, an answer or an event. */
export interface Message {
  id?: number;
  method?: string;
  params?: { functionDeclaration?: string; arguments?: { type?: string; value?: unknown }[] };
  error?: string;
}

/** The connection between Playwright and a browser. Playwright sets `onmessage`. */
export interface Transport {
  send(message: Message): void;
  onmessage?: (message: Message) => void;
}

// Playwright sends these commands to every browser, and Firefox 140 does not know them. Our tests do not need them:
// they read no body of a response from Playwright, they download nothing, and preferences of Firefox set the language
// and the reduced motion.
const UNKNOWN_TO_FIREFOX: ReadonlySet<string | undefined> = new Set([
  'network.addDataCollector',
  'browser.setDownloadBehavior',
  'emulation.setLocaleOverride',
  'emulation.setMediaFeaturesOverride',
  'emulation.setScreenOrientationOverride',
  'emulation.setScreenSettingsOverride',
]);

// Playwright evaluates each expression by this function.
const BY_EVAL = '(utilityScript, ...args) => utilityScript.evaluate(...args)';

// Playwright adds a function to each page by `eval`, and types text by this function. A page with a policy refuses that
// and reports it on its console. So the function is not added, and a command of Firefox types the text.
const REPLACED = [
  [/\binjectedScript\.extend\(\w+, \w+\)/, 'undefined'],
  ['window.__pw_bidiInsertText', "((text) => document.execCommand('insertText', false, text))"],
] as const;

/**
 * Changes the connection so that Playwright can drive Firefox 140 on pages with a Content-Security-Policy. A command
 * that this Firefox does not know has succeeded for Playwright, if it is one that our tests do not need.
 */
export function adaptToFirefox(transport: Transport): Transport {
  const optional = new Set<number | undefined>();
  const send = transport.send.bind(transport);
  transport.send = (message) => {
    if (UNKNOWN_TO_FIREFOX.has(message.method)) optional.add(message.id);
    send(withoutEval(message));
  };
  const hear = (message: Message): Message =>
    optional.delete(message.id) && message.error === 'unknown command'
      ? ({ id: message.id, type: 'success', result: {} } as Message)
      : message;
  return new Proxy(transport, {
    set: (target, name, value) =>
      Reflect.set(target, name, name === 'onmessage' && value ? (message: Message) => value(hear(message)) : value),
  });
}

// Firefox applies the policy of the page to `eval` of Playwright too. So the expression becomes a part of the function,
// which Firefox compiles itself, and Playwright's `eval` only returns the value of the expression.
function withoutEval(message: Message): Message {
  const { functionDeclaration, arguments: values = [] } = message.params ?? {};
  const expression = values[3]?.value;
  if (functionDeclaration !== BY_EVAL || typeof expression !== 'string') return message;
  let value = expression.replace(/;\s*$/, '');
  for (const [from, to] of REPLACED) value = value.replace(from, to);
  const called = `(utilityScript, ...args) => utilityScript.evaluate.call(
    { __proto__: utilityScript, global: { eval: () => (${value}\n) } }, ...args)`;
  return { ...message, params: { ...message.params, functionDeclaration: called } };
}
