export type Values = Record<string, string | number>;

const number = new Intl.NumberFormat('en');
const rules = new Intl.PluralRules('en');

/** Formats the part of ICU MessageFormat that the page uses: `{x}`, `{n, number}`, `{n, plural, …}`, `{x, select, …}`. */
export function formatMessage(message: string, values: Values = {}): string {
  return render(message, values, undefined);
}

function render(message: string, values: Values, count: number | undefined): string {
  let out = '';
  let at = 0;
  while (at < message.length) {
    const char = message.charAt(at);
    if (char === '{') {
      const end = closing(message, at);
      out += argument(message.slice(at + 1, end), values);
      at = end + 1;
    } else {
      out += char === '#' && count !== undefined ? number.format(count) : char;
      at += 1;
    }
  }
  return out;
}

function closing(message: string, open: number): number {
  let depth = 0;
  for (let at = open; at < message.length; at++) {
    if (message.charAt(at) === '{') depth++;
    if (message.charAt(at) === '}' && --depth === 0) return at;
  }
  throw new Error(`Unbalanced braces in the text: ${message}`);
}

function argument(body: string, values: Values): string {
  const [name = '', kind, ...rest] = splitTop(body);
  const value = values[name];
  if (value === undefined) throw new Error(`No value for {${name}} in a text`);
  if (!kind) return typeof value === 'number' ? number.format(value) : value;
  if (kind === 'number') return number.format(Number(value));
  const options = branches(rest.join(','));
  if (kind === 'select') return render(pick(options, String(value)), values, undefined);
  const count = Number(value);
  const chosen = options.get(`=${count}`) ?? pick(options, rules.select(count));
  return render(chosen, values, count);
}

const pick = (options: Map<string, string>, key: string) => options.get(key) ?? options.get('other') ?? '';

/** Splits `name, kind, rest` at the first two commas. */
function splitTop(body: string): string[] {
  const first = body.indexOf(',');
  if (first < 0) return [body.trim()];
  const second = body.indexOf(',', first + 1);
  if (second < 0) return [body.slice(0, first).trim(), body.slice(first + 1).trim()];
  return [body.slice(0, first).trim(), body.slice(first + 1, second).trim(), body.slice(second + 1)];
}

/** Reads `one {…} other {…}`. */
function branches(source: string): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  for (;;) {
    const open = source.indexOf('{', at);
    if (open < 0) return found;
    const close = closing(source, open);
    found.set(source.slice(at, open).trim(), source.slice(open + 1, close));
    at = close + 1;
  }
}
