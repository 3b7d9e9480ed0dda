import type { ContentSink } from './message-port.ts';

/** A body as far as it has come. */
export type Body = {
  readonly written: number;
  /** Names these very bytes; undefined where the platform gave no validator, or a weak one. */
  readonly strongTag: string | undefined;
};

export type Copied =
  | { readonly kind: 'whole'; readonly size: number }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'disk' }
  | { readonly kind: 'cut'; readonly body: Body };

export type CopyParts = {
  readonly sink: ContentSink;
  readonly before: Body | undefined;
  /** Bytes, as the record says; undefined where it does not. */
  readonly announced: number | undefined;
  readonly largest: number;
  readonly moved: () => void;
};

/** What the record says may be a little wrong, or of another time. */
const tolerance = 1.01;

/** Writes the body of a good answer behind what came before it, or in its place. */
export async function copyBody(answer: Response, parts: CopyParts): Promise<Copied> {
  const { sink, before } = parts;
  const goesOn = before !== undefined && continues(answer, before);
  const strongTag = tagOf(answer);
  let written = goesOn ? before.written : 0;
  try {
    if (before !== undefined && before.written > 0 && !goesOn) await sink.startOver();
  } catch {
    return { kind: 'disk' };
  }
  // A part that nobody asked for, or of other bytes: from the start, next time.
  if (answer.status === 206 && !goesOn) {
    await answer.body?.cancel();
    return { kind: 'cut', body: { written: 0, strongTag: undefined } };
  }
  const length = lengthOf(answer);
  const whole = length === undefined ? undefined : written + length;
  const most = mostOf(parts, whole);
  if (whole !== undefined && whole > most) return tooLarge(answer);
  const poured = await pour(answer, parts, written, most);
  written = poured.written;
  if (poured.kind === 'too-large' || poured.kind === 'disk') return { kind: poured.kind };
  if (poured.kind === 'cut' || (whole !== undefined && written < whole))
    return { kind: 'cut', body: { written, strongTag } };
  try {
    await sink.finish();
  } catch {
    return { kind: 'disk' };
  }
  return { kind: 'whole', size: written };
}

type Poured = { readonly kind: 'ended' | 'cut' | 'too-large' | 'disk'; readonly written: number };

/** @param from bytes that are there already; @param most of all of it */
async function pour(
  answer: Response,
  { sink, moved }: CopyParts,
  from: number,
  most: number,
): Promise<Poured> {
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = answer.body?.getReader();
  const stop = async (kind: Poured['kind']): Promise<Poured> => {
    await reader?.cancel().catch(() => undefined);
    return { kind, written };
  };
  let written = from;
  for (;;) {
    const next = await reader?.read().catch(() => 'cut' as const);
    if (next === 'cut') return { kind: 'cut', written };
    if (next === undefined || next.done) return { kind: 'ended', written };
    moved();
    written += next.value.byteLength;
    if (written > most) return stop('too-large');
    try {
      await sink.write(next.value);
    } catch {
      return stop('disk');
    }
  }
}

async function tooLarge(answer: Response): Promise<Copied> {
  await answer.body?.cancel();
  return { kind: 'too-large' };
}

/** Announced by the record, or by the answer where that says nothing; never more than the limit. */
function mostOf({ announced, largest }: CopyParts, whole: number | undefined): number {
  const said = announced ?? whole;
  return said === undefined ? largest : Math.min(largest, Math.ceil(said * tolerance));
}

/** True for the missing part of the same bytes. */
function continues(answer: Response, { written, strongTag }: Body): boolean {
  if (answer.status !== 206 || strongTag === undefined || tagOf(answer) !== strongTag) return false;
  const from = /^bytes (\d+)-\d+\/(?:\d+|\*)$/.exec(answer.headers.get('content-range') ?? '')?.[1];
  return from === String(written);
}

/** A strong validator; weak ones say only that it looks the same (RFC 9110 §8.8.1). */
function tagOf({ headers }: Response): string | undefined {
  const tag = headers.get('etag');
  return tag !== null && /^"[\u0021\u0023-\u007e]{1,200}"$/.test(tag) ? tag : undefined;
}

/** Bytes of this body; undefined where it was compressed on the way or nobody said. */
function lengthOf({ headers }: Response): number | undefined {
  if (headers.get('content-encoding') !== null) return undefined;
  const length = headers.get('content-length');
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}
