/** One line of a card: `item1.TEL;TYPE=CELL,VOICE:+1 212 555 0100`. */
export type ContentLine = {
  /** In upper case, without its group. */
  readonly name: string;
  /** What ties lines together, e.g. `item1`. */
  readonly group: string | undefined;
  /** Names in upper case; values in lower case. */
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
};

/** A picture in a card is one line of a megabyte: lines are cut there, and what is cut is no field of ours. */
const longestLine = 100_000;
const mostParams = 20;

/**
 * The lines of a file, unfolded: a line that begins with a space goes on the one before (RFC 6350 section 3.2), and
 * one that ends with `=` goes on in the next where it is quoted-printable (version 2.1).
 */
export function* logicalLines(text: string): Generator<string> {
  let line: string | undefined;
  for (const next of physicalLines(text)) {
    const isFolded = line !== undefined && (next.startsWith(' ') || next.startsWith('\t'));
    if (isFolded) {
      line = joined(line ?? '', next.slice(1));
    } else if (line !== undefined && isUnfinished(line)) {
      line = joined(line.slice(0, -1), next);
    } else {
      if (line !== undefined) yield line;
      line = next;
    }
  }
  if (line !== undefined) yield line;
}

function* physicalLines(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const until = end === -1 ? text.length : end;
    yield text.slice(from, text[until - 1] === '\r' ? until - 1 : until);
    from = until + 1;
  }
}

function joined(line: string, more: string): string {
  return line.length >= longestLine ? line : (line + more).slice(0, longestLine);
}

function isUnfinished(line: string): boolean {
  return line.endsWith('=') && /^[^:]*;(?:encoding=)?quoted-printable[;:]/i.test(line.slice(0, 500));
}

/** Undefined for what is no line of a card. */
export function parseLine(line: string): ContentLine | undefined {
  const colon = endOfHead(line);
  if (colon === undefined) return undefined;
  const [head = '', ...written] = splitOutsideQuotes(line.slice(0, colon), ';');
  const [, group, name = ''] = /^(?:([\w-]{1,60})\.)?([\w-]{1,60})$/.exec(head.trim()) ?? [];
  if (name === '') return undefined;
  const params = new Map<string, readonly string[]>();
  for (const param of written.slice(0, mostParams)) {
    // Version 2.1 writes `TEL;CELL` where later ones write `TEL;TYPE=CELL`.
    const [first = '', ...rest] = param.split('=');
    const isBare = rest.length === 0;
    const key = isBare ? 'TYPE' : first.trim().toUpperCase();
    const values = splitOutsideQuotes(isBare ? first : rest.join('='), ',');
    const read = values.map((value) => value.replace(/"/g, '').trim().toLowerCase());
    params.set(key, [...(params.get(key) ?? []), ...read]);
  }
  return { name: name.toUpperCase(), group, params, value: line.slice(colon + 1) };
}

/** Where the value begins; a colon between quotes belongs to a parameter. */
function endOfHead(line: string): number | undefined {
  let isQuoted = false;
  for (let at = 0; at < Math.min(line.length, 1_000); at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  return undefined;
}

function splitOutsideQuotes(text: string, mark: string): readonly string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === mark && !isQuoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
