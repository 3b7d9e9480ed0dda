import type { I18n } from '@lingui/core';
import type { Pushes, PushName } from '../shared/ipc-contract.ts';
import type { Chance, Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Desktop } from './desktop-ports.ts';
import type { Documents } from './documents/documents-port.ts';
import type { Log } from './log.ts';
import type { Redactor } from './redact.ts';
import type { FetchLike, OpenSocket } from './ringcentral/outside.ts';
import type { ListenOptions, ListenOutcome } from './ringcentral/redirect-listener.ts';
import type { Secrets } from './secrets-port.ts';
import type { Histories } from './storage/histories.ts';
import type { OutboxFiles } from './storage/outbox-files.ts';
import type { SettingsStore } from './storage/settings-store.ts';

/** Everything the app touches that is not itself. The front door hands in the real one, tests their own. */
export type OutsideWorld = {
  readonly version: string;
  /** E.g. `electron 45.4.1`. */
  readonly runtime: string;
  /** BCP 47. */
  readonly locale: string;
  readonly config: Config;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly words: I18n;
  readonly fetch: FetchLike;
  readonly openSocket: OpenSocket;
  /** PubNub's published client, unmodified: what its file exports. Loaded only when it is used. */
  readonly loadPubNub: () => unknown;
  readonly listen: (options: ListenOptions) => Promise<ListenOutcome>;
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  /** The keys that rules sign with, kept apart from the tokens. */
  readonly ruleSecrets: Secrets;
  /** What is kept of people's calls. */
  readonly histories: Histories;
  /** Files that people fax. */
  readonly documents: Documents;
  /** Where copies of what is sent lie. @param owner as in `Histories.open` */
  readonly outboxFiles: (owner: string) => OutboxFiles;
  /** Small things worth keeping between runs; losing them costs nothing. */
  readonly memory: {
    readonly get: (key: string) => unknown;
    readonly set: (key: string, value: unknown) => void;
  };
  readonly desktop: Desktop;
  readonly push: <Name extends PushName>(name: Name, value: Pushes[Name]) => void;
  readonly loadDemo: () => Promise<DemoPlatform>;
  /** Told every token as soon as it is known, so that the log can hide it. */
  readonly noteSecret: (secret: string) => void;
  /** What the log hides, hidden elsewhere too. */
  readonly hide: Pick<Redactor, 'secrets' | 'text'>;
  /** The newest lines of the log, oldest first. */
  readonly logTail: () => readonly string[];
  /** Runs a task after the current one, before any timer. */
  readonly later: (task: () => void) => void;
};

/** A platform that plays itself, started for one demo sign-in. */
export type DemoPlatform = {
  readonly server: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** What the browser would do: allows, and answers the address it would be sent back to. */
  readonly allow: (address: string) => string;
  /** Begins the scripted hour. */
  readonly play: () => void;
  readonly stop: () => Promise<void>;
};
