/** One part of a body, its content uncopied. */
export type Part = {
  readonly contentType: string;
  /** Undefined where the part has no Content-Disposition. */
  readonly disposition: Readonly<Record<string, string>> | undefined;
  readonly content: Uint8Array;
};

/** `name="value"` pairs of a header; values in quotes may hold anything. */
function parametersOf(header: string): Readonly<Record<string, string>> {
  const pairs: Record<string, string> = {};
  for (const [, name = '', quoted, bare] of header.matchAll(
    /;\s*([\w*-]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g,
  ))
    pairs[name.toLowerCase()] = quoted?.replace(/\\(["\\])/g, '$1') ?? bare ?? '';
  // As browsers and Node write line breaks and quotes in names.
  for (const name of ['name', 'filename'])
    if (pairs[name] !== undefined)
      pairs[name] = pairs[name].replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const extended = /^utf-8''(.*)$/i.exec(pairs['filename*'] ?? '')?.[1];
  return extended === undefined ? pairs : { ...pairs, filename: decodeOrKeep(extended) };
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readPart(bytes: Buffer): Part | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  // A part may begin with its content: then it has no headers at all.
  const isBare = bytes.subarray(0, 2).toString() === '\r\n';
  if (end < 0 && !isBare) return undefined;
  const head = isBare ? '' : bytes.subarray(0, end).toString();
  const headers = new Map(
    head.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const disposition = headers.get('content-disposition');
  return {
    contentType: headers.get('content-type') ?? 'text/plain',
    disposition: disposition === undefined ? undefined : parametersOf(disposition),
    content: bytes.subarray(isBare ? 2 : end + 4),
  };
}

/** The parts of a body of any multipart type; undefined where its form is not kept to the end. */
export function readMultipart(contentType: string, bytes: Uint8Array): readonly Part[] | undefined {
  const boundary = parametersOf(contentType.replace(/^[^;]*/, '')).boundary;
  if (!boundary) return undefined;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const line = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let from = all.indexOf(line);
  while (from >= 0) {
    const after = from + line.length;
    const mark = all.subarray(after, after + 2).toString();
    if (mark === '--') return parts;
    if (mark !== '\r\n') return undefined;
    const next = all.indexOf(`\r\n--${boundary}`, after);
    const part = next < 0 ? undefined : readPart(all.subarray(after + 2, next));
    if (!part) return undefined;
    parts.push(part);
    from = next + 2;
  }
  return undefined;
}
