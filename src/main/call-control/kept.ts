import * as z from 'zod';

/** What is learnt of one person's phones and habits, from one start to the next. Losing it costs little. */
export type KeptControl = {
  /** Whether a phone took the call it was told to, by its id. */
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  readonly lastAnsweredOn: string | undefined;
  /** Whom each caller was handed to, newest first; the caller used last comes last. `DialTarget.to` */
  readonly targets: readonly (readonly [caller: string, to: readonly string[]])[];
};

export const nothingKept: KeptControl = { answers: {}, lastAnsweredOn: undefined, targets: [] };

/** Where it lies, for the signed-in person. */
export type KeptPlace = {
  readonly get: () => string | undefined;
  readonly set: (text: string) => void;
};

const mostTargets = 3;
const mostCallers = 200;
const mostDevices = 50;

const number = z.string().max(40);
const kept = z.object({
  answers: z.record(z.string().max(64), z.enum(['yes', 'no'])),
  lastAnsweredOn: z.string().max(64).optional(),
  targets: z.array(z.tuple([number, z.array(number).max(mostTargets)])).max(mostCallers),
});

export function readKept(place: KeptPlace): KeptControl {
  const text = place.get();
  if (text === undefined) return nothingKept;
  try {
    const read = kept.safeParse(JSON.parse(text));
    return read.success ? { ...read.data, lastAnsweredOn: read.data.lastAnsweredOn } : nothingKept;
  } catch {
    // Whatever it was, it is learnt again.
    return nothingKept;
  }
}

export const keptText = (all: KeptControl): string => JSON.stringify(all);

export function withAnswer(all: KeptControl, deviceId: string, answers: 'yes' | 'no'): KeptControl {
  const others = Object.entries(all.answers).filter(([id]) => id !== deviceId);
  const lastAnsweredOn = answers === 'yes' ? deviceId : all.lastAnsweredOn;
  return {
    ...all,
    answers: Object.fromEntries([...others.slice(1 - mostDevices), [deviceId, answers]]),
    lastAnsweredOn,
  };
}

export function withTarget(all: KeptControl, caller: string, to: string): KeptControl {
  const before = targetsOf(all, caller).filter((one) => one !== to);
  const others = all.targets.filter(([one]) => one !== caller).slice(1 - mostCallers);
  return { ...all, targets: [...others, [caller, [to, ...before].slice(0, mostTargets)]] };
}

export function targetsOf({ targets }: KeptControl, caller: string): readonly string[] {
  return targets.find(([one]) => one === caller)?.[1] ?? [];
}
