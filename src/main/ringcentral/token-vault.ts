import * as z from 'zod';

import type { SignedInAccount } from '../../shared/sign-in.ts';
import type { Log } from '../log.ts';
import type { Secrets } from '../secrets-port.ts';

/**
 * Holds the SDK's tokens in memory, where it reads and writes them at once, and puts them on the disk when
 * told. The SDK's storage must be synchronous: with an asynchronous one its reads and writes interleave and
 * lose refresh tokens.
 */
export type TokenVault = {
  readonly storage: Storage;
  /** When the tokens in memory were received, ms since the epoch. */
  readonly receivedAt: () => number;
  readonly noteReceived: (at: number) => void;
  /** Whose tokens they are; kept beside them so that a start without network knows. */
  readonly account: () => SignedInAccount | undefined;
  readonly noteAccount: (account: SignedInAccount) => void;
  /** Takes over what is stored. */
  readonly load: () => Promise<'resumed' | 'none' | 'unreadable'>;
  /**
   * Notes beside the stored tokens that they are being traded in: a start that finds the note cannot know whether
   * they still live. Resolves when that is on the disk. @param at ms since the epoch
   */
  readonly mark: (at: number) => Promise<void>;
  /** What was loaded bore such a note. */
  readonly isMarked: () => boolean;
  /** Resolves when the tokens in memory are on the disk. Rejects where they could not be written. */
  readonly save: () => Promise<void>;
  /** Leaves no token in memory or in any file, whatever is still being written. */
  readonly clear: () => Promise<void>;
};

const storedAccount = z.object({
  kind: z.enum(['demo', 'ringcentral']),
  name: z.string(),
  company: z.string(),
  extensionNumber: z.string(),
  extensionId: z.string(),
  accountId: z.string(),
  mainNumber: z
    .string()
    .optional()
    .transform((number) => number),
  country: z
    .string()
    .optional()
    .transform((country) => country),
});

const stored = z.object({
  version: z.literal(1),
  server: z.string(),
  clientId: z.string(),
  receivedAt: z.number(),
  /** When a refresh of these tokens began whose outcome is not known. */
  pendingSince: z.number().optional().catch(undefined),
  entries: z.record(z.string(), z.string()),
  account: storedAccount.optional().catch(undefined),
});

type Home = { readonly server: string; readonly clientId: string };

export function createTokenVault(secrets: Secrets, home: Home, log: Log): TokenVault {
  const entries = new Map<string, string>();
  let receivedAt = 0;
  let pendingSince: number | undefined;
  let account: SignedInAccount | undefined;
  // Writes and erasures go one after the other, so that the last word on the disk is the last one said.
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  }

  async function load(): Promise<'resumed' | 'none' | 'unreadable'> {
    const found = await secrets.read();
    if (found.kind === 'none') return 'none';
    if (found.kind === 'unreadable') {
      log.warn('stored tokens are unreadable', { reason: found.reason });
      return 'unreadable';
    }
    const content = parseStored(found.text);
    if (content === undefined) return 'unreadable';
    if (content.server !== home.server || content.clientId !== home.clientId) return 'none';
    entries.clear();
    for (const [key, value] of Object.entries(content.entries)) entries.set(key, value);
    receivedAt = content.receivedAt;
    pendingSince = content.pendingSince;
    account =
      content.account === undefined
        ? undefined
        : { ...content.account, mainNumber: content.account.mainNumber, country: content.account.country };
    return 'resumed';
  }

  const save = (): Promise<void> =>
    inTurn(async () => {
      if (entries.size === 0) return;
      const content = { version: 1, ...home, receivedAt, pendingSince, account };
      await secrets.write(JSON.stringify({ ...content, entries: Object.fromEntries(entries) }));
    });

  return {
    storage: storageOver(entries),
    receivedAt: () => receivedAt,
    noteReceived: (at) => {
      receivedAt = at;
      pendingSince = undefined;
    },
    account: () => account,
    noteAccount: (next) => {
      account = next;
    },
    load,
    mark: (at) => {
      pendingSince = at;
      return save();
    },
    isMarked: () => pendingSince !== undefined,
    save,
    clear: () => {
      entries.clear();
      account = undefined;
      return inTurn(() => {
        entries.clear();
        return secrets.erase();
      });
    },
  };
}

function parseStored(text: string): z.infer<typeof stored> | undefined {
  try {
    return stored.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What the SDK uses of a Storage; `keys` must be a list, or its clean-up finds nothing. */
function storageOver(entries: Map<string, string>): Storage {
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
    clear: () => entries.clear(),
    key: (index: number) => [...entries.keys()][index] ?? null,
    keys: () => [...entries.keys()],
    get length() {
      return entries.size;
    },
  };
}
