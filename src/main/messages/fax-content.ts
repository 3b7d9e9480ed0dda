import type { DocumentPart } from '../../shared/document.ts';
import { mostAtOnce } from '../../shared/document.ts';
import type { FaxRow } from '../../shared/fax.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ContentRead, ContentWay, MessageAttachment, MessageDoor } from '../ringcentral/message-port.ts';
import type { DocumentFiles, KeptDocument } from '../storage/document-files.ts';
import type { KeptMessage } from '../storage/history-message-schema.ts';

export type FaxContentPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly door: () => Pick<MessageDoor, 'readContent'>;
  readonly get: (id: string) => KeptMessage | undefined;
  /** What a row says of its content is different. */
  readonly changed: () => void;
};

/** The pages of faxes: fetched once, kept on this computer, handed out in parts. */
export type FaxContent = {
  readonly follow: (files: DocumentFiles) => void;
  readonly stateOf: (message: KeptMessage) => FaxRow['content'];
  /** Fetches them one after the other, as soon as they can be had. */
  readonly want: (ids: readonly string[]) => void;
  /** The platform may be reached again. */
  readonly resume: () => void;
  readonly part: (id: string, from: number, count: number) => Promise<DocumentPart>;
  readonly drop: (ids: readonly string[]) => void;
  readonly forget: () => void;
};

/** Bytes of all that is kept; the oldest go first. */
const mostKept = 200 * 1024 * 1024;
/** Ms until pages that are still being made, or that could not be had, are asked for again; the last one goes on. */
const againAfter = [5_000, 15_000, 60_000, 5 * 60_000, 30 * 60_000];

type Waiting = { readonly id: string; readonly tries: number; readonly at: number };

export function createFaxContent(ports: FaxContentPorts): FaxContent {
  const { clock, log } = ports;
  let files: DocumentFiles | undefined;
  let life = new AbortController();
  /** Oldest first. */
  const kept = new Map<string, KeptDocument>();
  const troubles = new Map<string, 'not-yet' | 'gone'>();
  const underWay = new Map<string, Promise<ContentRead['kind']>>();
  let waiting: readonly Waiting[] = [];
  let isBusy = false;
  let cancel = (): void => undefined;

  function follow(next: DocumentFiles): void {
    forget();
    files = next;
    next.list().then(
      (found) => {
        if (files !== next) return;
        for (const { id, ...document } of found) if (!kept.has(id)) kept.set(id, document);
        ports.changed();
      },
      (error: unknown) => log.warn('faxes: kept pages could not be listed', { error: String(error) }),
    );
  }

  function fetchOnce(id: string, urgency: ContentWay['urgency']): Promise<ContentRead['kind']> {
    const running = underWay.get(id);
    if (running !== undefined) return running;
    const fetching = fetchPages(id, urgency).finally(() => underWay.delete(id));
    underWay.set(id, fetching);
    return fetching;
  }

  async function fetchPages(id: string, urgency: ContentWay['urgency']): Promise<ContentRead['kind']> {
    const [message, place, { signal }] = [ports.get(id), files, life];
    const attachment = message && pagesOf(message);
    if (attachment === undefined || place === undefined) return 'gone';
    const { kind } = await ports.door().readContent(attachment, place.begin(id), { signal, urgency });
    if (signal.aborted) return 'cancelled';
    troubles.delete(id);
    if (kind === 'not-yet' || kind === 'gone') troubles.set(id, kind);
    if (kind === 'kept') {
      const document = await place.find(id);
      if (document !== undefined) await keep(place, id, document);
    }
    ports.changed();
    return kind;
  }

  async function keep(place: DocumentFiles, id: string, document: KeptDocument): Promise<void> {
    kept.delete(id);
    kept.set(id, document);
    let sum = [...kept.values()].reduce((bytes, { size }) => bytes + size, 0);
    for (const [old, { size }] of [...kept]) {
      if (sum <= mostKept || old === id) break;
      await place.remove(old);
      kept.delete(old);
      sum -= size;
    }
  }

  function pump(): void {
    cancel();
    if (isBusy || files === undefined) return;
    const [next] = [...waiting].sort((one, other) => one.at - other.at);
    if (next === undefined) return;
    const wait = next.at - clock.elapsed();
    if (wait > 0) {
      cancel = clock.after(wait, pump);
      return;
    }
    waiting = waiting.filter((one) => one !== next);
    if (kept.has(next.id)) return pump();
    const { signal } = life;
    isBusy = true;
    fetchOnce(next.id, 'background')
      .catch((error: unknown) => {
        log.error('faxes: pages could not be fetched', error);
        return 'refused' as const;
      })
      .then((kind) => {
        if (signal.aborted) return;
        isBusy = false;
        if (isWorthAnother(kind)) putOff(next);
        pump();
      })
      .catch((error: unknown) => log.error('faxes: pages could not be fetched', error));
  }

  function putOff({ id, tries }: Waiting): void {
    const wait = againAfter[Math.min(tries, againAfter.length - 1)] ?? 0;
    waiting = [...waiting, { id, tries: tries + 1, at: clock.elapsed() + wait }];
  }

  async function part(id: string, from: number, count: number): Promise<DocumentPart> {
    const message = ports.get(id);
    if (message === undefined || files === undefined) return { status: 'gone' };
    const { signal } = life;
    if (!kept.has(id)) {
      const kind = await fetchOnce(id, 'user');
      if (kind !== 'kept') return { status: statusOf(kind) };
    }
    const document = kept.get(id);
    if (document === undefined || signal.aborted) return { status: 'failed' };
    if (document.kind === 'unknown') return { status: 'unknown-file' };
    const bytes = await files.read(id, from, Math.min(count, mostAtOnce));
    if (bytes !== undefined) return { status: 'ready', kind: document.kind, size: document.size, bytes };
    // Somebody has removed the file: the next question fetches it again.
    kept.delete(id);
    ports.changed();
    return { status: 'failed' };
  }

  function forget(): void {
    life.abort();
    life = new AbortController();
    cancel();
    files = undefined;
    kept.clear();
    troubles.clear();
    underWay.clear();
    waiting = [];
    isBusy = false;
  }

  return {
    follow,
    stateOf: ({ id }) => (kept.has(id) ? 'kept' : (troubles.get(id) ?? 'on-server')),
    want: (ids) => {
      const fresh = ids.filter(
        (id) =>
          !kept.has(id) &&
          !waiting.some((one) => one.id === id) &&
          !underWay.has(id) &&
          troubles.get(id) !== 'gone',
      );
      waiting = [...waiting, ...fresh.map((id) => ({ id, tries: 0, at: clock.elapsed() }))];
      pump();
    },
    resume: () => {
      waiting = waiting.map((one) => ({ ...one, at: Math.min(one.at, clock.elapsed()) }));
      pump();
    },
    part,
    drop: (ids) => {
      const place = files;
      for (const id of ids) {
        kept.delete(id);
        place
          ?.remove(id)
          .catch((error: unknown) => log.warn('faxes: pages could not be removed', { error: String(error) }));
      }
    },
    forget,
  };
}

function isWorthAnother(kind: ContentRead['kind']): boolean {
  return ['not-yet', 'offline', 'cut', 'throttled', 'failed', 'disk'].includes(kind);
}

/** What the platform has made of the fax; for received ones it is all there is. */
function pagesOf({ attachments }: KeptMessage): MessageAttachment | undefined {
  return (
    attachments.find(({ type }) => type === 'RenderedDocument') ??
    attachments.find(({ contentType }) => /^(application\/pdf|image\/tiff)\b/.test(contentType)) ??
    attachments[0]
  );
}

function statusOf(kind: ContentRead['kind']): Exclude<DocumentPart['status'], 'ready' | 'changed'> {
  if (kind === 'not-yet' || kind === 'gone' || kind === 'offline') return kind;
  return 'failed';
}
