import type { ExtensionRecord, PresencePatch, SimulatorClock } from '../world-types.ts';

/** What a person has set for themselves. */
export type PresenceSettings = {
  readonly userStatus: string;
  readonly dndStatus: string;
  readonly message: string;
  readonly allowSeeMyPresence: boolean;
  readonly ringOnMonitoredCall: boolean;
  readonly pickUpCallsOnHold: boolean;
};

/** Keeps everybody's settings and the presence sequence of each extension. */
export type PresenceDesk = {
  readonly settings: (extensionId: number) => PresenceSettings;
  /** Answers whether anything changed. */
  readonly change: (extensionId: number, patch: PresencePatch) => boolean;
  /** The next sequence of this extension: growing, with gaps. */
  readonly nextSequence: (extensionId: number) => number;
  /** A replayed recording may be ahead of us; what follows must still grow. */
  readonly sawSequence: (extensionId: number, sequence: number) => void;
};

const atFirst: PresenceSettings = {
  userStatus: 'Available',
  dndStatus: 'TakeAllCalls',
  message: '',
  allowSeeMyPresence: true,
  ringOnMonitoredCall: false,
  pickUpCallsOnHold: false,
};

export function createPresenceDesk(
  extensions: readonly ExtensionRecord[],
  { random }: Pick<SimulatorClock, 'random'>,
): PresenceDesk {
  const settings = new Map<number, PresenceSettings>();
  const sequences = new Map(extensions.map(({ id }) => [id, 20_000 + Math.floor(random() * 9_000)]));
  const settingsOf = (id: number): PresenceSettings => settings.get(id) ?? atFirst;
  return {
    settings: settingsOf,
    change: (id, patch) => {
      const before = settingsOf(id);
      const after: PresenceSettings = { ...before, ...patch };
      settings.set(id, after);
      return JSON.stringify(before) !== JSON.stringify(after);
    },
    nextSequence: (id) => {
      const next = (sequences.get(id) ?? 0) + 1 + Math.floor(random() * 40);
      sequences.set(id, next);
      return next;
    },
    sawSequence: (id, sequence) => {
      sequences.set(id, Math.max(sequences.get(id) ?? 0, sequence));
    },
  };
}

export type RingKind = 'direct' | 'queue';

/** Do-not-disturb: whether a call of this kind makes the extension's phones ring. */
export function takesCalls({ dndStatus }: PresenceSettings, kind: RingKind): boolean {
  if (dndStatus === 'DoNotAcceptAnyCalls') return false;
  return kind === 'queue'
    ? dndStatus !== 'DoNotAcceptDepartmentCalls'
    : dndStatus !== 'TakeDepartmentCallsOnly';
}
