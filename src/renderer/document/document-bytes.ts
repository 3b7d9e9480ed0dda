import {
  type DocumentKind,
  type DocumentPart,
  type DocumentRange,
  type DocumentRef,
  mostAtOnce,
} from '../../shared/document.ts';
import { CannotShow } from './trouble.ts';

/** The question of the bridge. */
export type AskPart = (range: DocumentRange) => Promise<DocumentPart>;

export type FirstPart = { readonly kind: DocumentKind; readonly size: number; readonly bytes: Uint8Array };

/** Enough for the head of any picture and for what a PDF begins with. */
const firstBytes = 128 * 1024;

/** What it is, how large, and its beginning. @throws CannotShow */
export async function readFirst(ask: AskPart, document: DocumentRef): Promise<FirstPart> {
  const { kind, size, bytes } = await readPart(ask, { document, from: 0, count: firstBytes });
  return { kind, size, bytes };
}

/** So many bytes from there on, asked for piece by piece. @throws CannotShow, also when they end too early */
export async function readRange(ask: AskPart, range: DocumentRange): Promise<Uint8Array> {
  const { document, from, count } = range;
  const whole = new Uint8Array(count);
  let done = 0;
  while (done < count) {
    const step = Math.min(mostAtOnce, count - done);
    const { bytes } = await readPart(ask, { document, from: from + done, count: step });
    if (bytes.length === 0) throw new CannotShow('damaged');
    whole.set(bytes.subarray(0, step), done);
    done += bytes.length;
  }
  return whole;
}

async function readPart(ask: AskPart, range: DocumentRange): Promise<FirstPart> {
  const part = await ask(range).catch(() => ({ status: 'failed' }) as const);
  if (part.status !== 'ready') throw new CannotShow(part.status);
  return part;
}
