import type { SecretsKeeping } from '../shared/sign-in.ts';

/** Where tokens are kept. Implemented in `storage/`; the cipher comes from `desktop/`. */
export type Secrets = {
  readonly keeping: () => SecretsKeeping;
  /** The person's answer where there is no keyring. */
  readonly choose: (choice: 'memory' | 'weak') => Promise<void>;
  /** Reads what is stored; `unreadable` keeps the file aside and never overwrites it. */
  readonly read: () => Promise<
    | { readonly kind: 'none' }
    | { readonly kind: 'found'; readonly text: string }
    | { readonly kind: 'unreadable'; readonly reason: string }
  >;
  /** Resolves when the text is on the disk and was read back. */
  readonly write: (text: string) => Promise<void>;
  /** Leaves nothing behind. */
  readonly erase: () => Promise<void>;
};

/** Electron's asynchronous safeStorage, or a fake of it. */
export type Cipher = {
  readonly available: () => Promise<boolean>;
  /** `basic_text` is not a keyring. */
  readonly backend: () => string;
  readonly encrypt: (text: string) => Promise<Uint8Array>;
  readonly decrypt: (
    bytes: Uint8Array,
  ) => Promise<{ readonly text: string; readonly shouldReEncrypt: boolean }>;
};
