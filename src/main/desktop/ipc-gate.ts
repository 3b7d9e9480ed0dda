import type { Log } from '../log.ts';
import type { FloodLimit } from './flood-limit.ts';
import { isSmallPlainInput } from './ipc-input.ts';

/** What the gate looks at in an Electron IPC event; read at once, for a frame can be gone a moment later. */
export type GateEvent = {
  readonly sender: { readonly id: number };
  readonly senderFrame: GateFrame | null;
};

export type GateFrame = {
  readonly url: string;
  readonly origin: string;
  readonly detached: boolean;
  readonly parent: GateFrame | null;
  readonly top: GateFrame | null;
};

type Refusal = 'sender' | 'flood' | 'size' | 'shape';

type Schema<Input> = {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: Input } | { readonly success: false };
};

export type Gate = {
  /** The checked input, or why it was refused. Never throws. */
  readonly admit: <Input>(
    channel: string,
    event: GateEvent,
    input: readonly unknown[],
    schema: Schema<Input>,
  ) => { readonly ok: true; readonly input: Input } | { readonly ok: false; readonly refusal: Refusal };
};

export type GateParts = {
  readonly pageOrigin: string;
  /** Whether these contents belong to a window we made. */
  readonly isOurs: (contentsId: number) => boolean;
  readonly flood: FloodLimit;
  readonly log: Pick<Log, 'warn'>;
};

/** The one check for everything a window sends: who, how much, how often, which shape. */
export function createGate(parts: GateParts): Gate {
  const judge = (event: GateEvent, input: readonly unknown[]): Refusal | undefined => {
    if (!isTrusted(event, parts)) return 'sender';
    if (!parts.flood.allows(event.sender.id)) return 'flood';
    return isSmallPlainInput(input) ? undefined : 'size';
  };
  return {
    admit: (channel, event, input, schema) => {
      const refusal = judge(event, input);
      const parsed = refusal ? undefined : schema.safeParse(input);
      if (parsed?.success) return { ok: true, input: parsed.data };
      const reason = refusal ?? 'shape';
      // A flood would fill the log with itself.
      if (reason !== 'flood') parts.log.warn('bridge: refused', { channel, reason });
      return { ok: false, refusal: reason };
    },
  };
}

function isTrusted(event: GateEvent, parts: GateParts): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame.parent === null &&
    frame.top === frame &&
    !frame.detached &&
    frame.origin === parts.pageOrigin &&
    frame.url.startsWith(`${parts.pageOrigin}/`) &&
    parts.isOurs(event.sender.id)
  );
}
