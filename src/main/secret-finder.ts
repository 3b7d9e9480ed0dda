/**
 * Finds known secrets in a text: as they are, percent-encoded, inside base64, broken over lines, or only a
 * piece of one. Every form is cut into pieces of a fixed length, and the text is searched for those.
 */
export type SecretFinder = {
  readonly remember: (secret: string) => void;
  /** Ranges to hide, in order, not overlapping. */
  readonly find: (text: string) => readonly (readonly [number, number])[];
};

const pieceLength = 12;
/** A day's refreshes and reconnects; older ones are worth nothing any more. */
const mostSecrets = 60;

/** The text without what is between the characters of a secret, and where each character came from. */
type View = {
  readonly characters: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

export function createSecretFinder(): SecretFinder {
  const piecesBySecret = new Map<string, ReadonlySet<string>>();
  /** Of how many secrets each is a piece. */
  const pieces = new Map<string, number>();

  function count(some: ReadonlySet<string>, by: 1 | -1): void {
    for (const piece of some) {
      const left = (pieces.get(piece) ?? 0) + by;
      if (left === 0) pieces.delete(piece);
      else pieces.set(piece, left);
    }
  }

  function forgetOldest(): void {
    const [oldest] = piecesBySecret;
    if (oldest === undefined) return;
    piecesBySecret.delete(oldest[0]);
    count(oldest[1], -1);
  }

  return {
    remember: (secret) => {
      if (secret.length < pieceLength || piecesBySecret.has(secret)) return;
      const own = new Set(formsOf(secret).flatMap(cut));
      piecesBySecret.set(secret, own);
      count(own, 1);
      if (piecesBySecret.size > mostSecrets) forgetOldest();
    },
    find: (text) => {
      if (pieces.size === 0 || text.length < pieceLength) return [];
      const views = [viewOf(text, false), ...(text.includes('%') ? [viewOf(text, true)] : [])];
      return joined(views.flatMap((view) => rangesIn(view, pieces)));
    },
  };
}

/** Itself, and what stays the same of its base64 whatever stands before it: three ways to be aligned. */
function formsOf(secret: string): readonly string[] {
  const forms = [secret];
  for (let before = 0; before < 3; before += 1) {
    const whole = Buffer.from('x'.repeat(before) + secret).toString('base64url');
    const stable = whole.slice(before === 0 ? 0 : before + 1, Math.floor(((before + secret.length) * 8) / 6));
    forms.push(stable, stable.replaceAll('-', '+').replaceAll('_', '/'));
  }
  return forms;
}

function cut(form: string): readonly string[] {
  return Array.from({ length: Math.max(0, form.length - pieceLength + 1) }, (_, at) =>
    form.slice(at, at + pieceLength),
  );
}

function viewOf(text: string, decode: boolean): View {
  const starts: number[] = [];
  const ends: number[] = [];
  let characters = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) continue;
    // Line breaks written out, as JSON does.
    if (character === '\\' && /[nrt]/.test(text[at + 1] ?? '')) {
      at += 1;
      continue;
    }
    const escape = decode && character === '%' ? /^%([0-9a-f]{2})/i.exec(text.slice(at, at + 3)) : null;
    starts.push(at);
    if (escape === null) characters += character;
    else {
      characters += String.fromCharCode(Number.parseInt(escape[1] ?? '', 16));
      at += 2;
    }
    ends.push(at + 1);
  }
  return { characters, starts, ends };
}

function rangesIn(view: View, pieces: Pick<ReadonlySet<string>, 'has'>): [number, number][] {
  const ranges: [number, number][] = [];
  for (let at = 0; at + pieceLength <= view.characters.length; at += 1)
    if (pieces.has(view.characters.slice(at, at + pieceLength)))
      ranges.push([view.starts[at] ?? 0, view.ends[at + pieceLength - 1] ?? 0]);
  return ranges;
}

function joined(ranges: [number, number][]): readonly (readonly [number, number])[] {
  const sorted = [...ranges].sort((one, other) => one[0] - other[0]);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const before = result.at(-1);
    if (before !== undefined && from <= before[1]) before[1] = Math.max(before[1], to);
    else result.push([from, to]);
  }
  return result;
}
