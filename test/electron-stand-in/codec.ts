// Structured clone as text: what Electron's IPC can carry, as a table of nodes with back-references,
// so that cycles and shared objects survive. Runs in Node and, as the text of its functions, in the page:
// therefore function declarations only, and nothing from outside them.

export type Codec = { encode(value: unknown): string; decode(text: string): unknown };
type Tools = {
  toBase64(bytes: Uint8Array): string;
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
  /** what happens to each string on its way out and in */
  stringOut(text: string): string;
  stringIn(text: string): string;
};
type Encoded = unknown;
type Node = readonly [kind: string, ...rest: never[]];

export function makeCodec(tools: Tools): Codec {
  return {
    encode: (value) => encodeGraph(value, tools),
    decode: (text) => decodeGraph(text, tools),
  };
}

export function encodeGraph(root: unknown, tools: Tools): string {
  const nodes: unknown[] = [];
  const seen = new Map<object, number>();
  function value(item: unknown): Encoded {
    if (typeof item === 'string') return tools.stringOut(item);
    if (item === null || typeof item === 'boolean') return item;
    if (typeof item === 'number') {
      return Number.isFinite(item) && !Object.is(item, -0)
        ? item
        : { n: Object.is(item, -0) ? '-0' : String(item) };
    }
    if (item === undefined) return { u: 1 };
    if (typeof item === 'bigint') return { b: String(item) };
    if (typeof item !== 'object') throw new Error('An object could not be cloned.');
    const known = seen.get(item);
    if (known !== undefined) return { r: known };
    const index = nodes.push(null) - 1;
    seen.set(item, index);
    nodes[index] = encodeObject(item, value, tools);
    return { r: index };
  }
  const encoded = value(root);
  return JSON.stringify([encoded, nodes]);
}

export function encodeObject(item: object, value: (item: unknown) => Encoded, tools: Tools): unknown[] {
  if (Array.isArray(item)) {
    const filled = Object.keys(item).filter((key) => /^\d+$/.test(key));
    return ['array', item.length, filled.flatMap((key) => [Number(key), value(item[Number(key)])])];
  }
  if (item instanceof Map) return ['map', [...item].flatMap(([key, entry]) => [value(key), value(entry)])];
  if (item instanceof Set) return ['set', [...item].map(value)];
  if (item instanceof Date) return ['date', value(item.getTime())];
  if (item instanceof RegExp) return ['regexp', item.source, item.flags];
  if (item instanceof ArrayBuffer) return ['buffer', tools.toBase64(new Uint8Array(item))];
  if (ArrayBuffer.isView(item)) {
    // Node's Buffer names itself Uint8Array here, and that is what Electron delivers too.
    const kind = Object.prototype.toString.call(item).slice(8, -1);
    return ['view', kind, tools.toBase64(new Uint8Array(item.buffer, item.byteOffset, item.byteLength))];
  }
  if (item instanceof Error) {
    const cause = 'cause' in item ? value(item.cause) : { u: 1 };
    return ['error', item.name, item.message, String(item.stack), cause];
  }
  if (item instanceof Boolean || item instanceof Number || item instanceof String)
    return ['boxed', value(item.valueOf())];
  if (Object.prototype.toString.call(item) !== '[object Object]')
    throw new Error('An object could not be cloned.');
  return ['object', Object.entries(item).flatMap(([key, entry]) => [key, value(entry)])];
}

export function decodeGraph(text: string, tools: Tools): unknown {
  const [root, nodes] = JSON.parse(text) as [unknown, Node[]];
  const made: unknown[] = new Array<unknown>(nodes.length);
  function value(item: unknown): unknown {
    if (typeof item === 'string') return tools.stringIn(item);
    if (item === null || typeof item !== 'object') return item;
    const tag = item as { u?: 1; n?: string; b?: string; r?: number };
    if (tag.n !== undefined) return tag.n === '-0' ? -0 : Number(tag.n);
    if (tag.b !== undefined) return BigInt(tag.b);
    if (tag.r === undefined) return undefined;
    const { r: index } = tag;
    const node = nodes[index];
    if (made[index] === undefined && node) {
      decodeNode(node, value, tools, (object) => {
        made[index] = object;
      });
    }
    return made[index];
  }
  return value(root);
}

/** `keep` is called before the children are decoded, so that they may refer back to their parent. */
export function decodeNode(
  node: Node,
  value: (item: unknown) => unknown,
  tools: Tools,
  keep: (object: unknown) => void,
): void {
  const [kind, first, second] = node as unknown as [string, unknown[], unknown[]];
  const text = first as unknown as string;
  if (kind === 'array') {
    const array = new Array<unknown>(Number(first));
    keep(array);
    for (let at = 0; at < second.length; at += 2) array[second[at] as number] = value(second[at + 1]);
  } else if (kind === 'object') {
    const object = {};
    keep(object);
    for (let at = 0; at < first.length; at += 2) {
      // defineProperty: a key named __proto__ stays a key
      const property = { value: value(first[at + 1]), writable: true, enumerable: true, configurable: true };
      Object.defineProperty(object, first[at] as string, property);
    }
  } else if (kind === 'map') {
    const map = new Map<unknown, unknown>();
    keep(map);
    for (let at = 0; at < first.length; at += 2) map.set(value(first[at]), value(first[at + 1]));
  } else if (kind === 'set') {
    const set = new Set<unknown>();
    keep(set);
    for (const item of first) set.add(value(item));
  } else if (kind === 'date') keep(new Date(value(first) as number));
  else if (kind === 'regexp') keep(new RegExp(text, second as unknown as string));
  else if (kind === 'buffer') keep(tools.fromBase64(text).buffer);
  else if (kind === 'view') keep(decodeView(text, tools.fromBase64(second as unknown as string)));
  else if (kind === 'boxed') keep(Object(value(first)));
  else decodeError(node as unknown as [string, string, string, string, unknown], value, keep);
}

export function decodeView(kind: string, bytes: Uint8Array<ArrayBuffer>): unknown {
  if (kind === 'Uint8Array') return bytes;
  type View = {
    new (buffer: ArrayBuffer, offset: number, length: number): unknown;
    BYTES_PER_ELEMENT?: number;
  };
  const kinds = globalThis as unknown as Record<string, View | undefined>;
  const Kind: View = kinds[kind] ?? DataView;
  return new Kind(bytes.buffer, 0, bytes.byteLength / (Kind.BYTES_PER_ELEMENT ?? 1));
}

export function decodeError(
  node: readonly [string, string, string, string, unknown],
  value: (item: unknown) => unknown,
  keep: (object: unknown) => void,
): void {
  const [, name, message, stack, cause] = node;
  const native = /^(Eval|Range|Reference|Syntax|Type|URI)Error$/.test(name);
  const Kind = native ? (globalThis as unknown as Record<string, ErrorConstructor>)[name] : Error;
  const error = new (Kind ?? Error)(message);
  keep(error);
  Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true });
  const reason = value(cause);
  if (reason !== undefined) error.cause = reason;
}
