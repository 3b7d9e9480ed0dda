import { WorldError, type World } from '../world-types.ts';
import { customers, type CustomerKey } from '../world/customers.ts';

/** `me` is the person the scenario is played for; others by their short number. */
export type Who = 'me' | '101' | '102' | '103' | '104' | '105' | '106' | '107' | '108' | '300' | '301';

/** `call` is the scenario's own name for a call, so that later deeds can speak of it. */
export type Deed =
  | { readonly do: 'ring'; readonly call: string; readonly from: CustomerKey | Who; readonly to: Who }
  | { readonly do: 'answer'; readonly call: string; readonly by: Who; readonly on?: 'desk' | 'app' | 'other' }
  | { readonly do: 'hold' | 'resume' | 'decline'; readonly call: string; readonly by: Who }
  | { readonly do: 'forward'; readonly call: string; readonly by: Who; readonly to: Who }
  | { readonly do: 'hang-up' | 'voicemail'; readonly call: string }
  | { readonly do: 'ring-out' | 'dial'; readonly call: string; readonly to: CustomerKey }
  | { readonly do: 'answer-out'; readonly call: string; readonly leg: 'caller' | 'callee' }
  /** Somebody's machine sends so many pages. */
  | { readonly do: 'fax'; readonly from: CustomerKey; readonly to: Who; readonly pages: number }
  /** The caller puts down after the message, unless the mailbox was full before that. */
  | { readonly do: 'message-left'; readonly call: string }
  /** Ends every call of the scenario that still lives. */
  | { readonly do: 'end-all' };

export type Step = {
  /** Seconds after the step before. */
  readonly wait: number;
  /** For people; `{me}` is the person's first name. */
  readonly say: string;
  /** What this step shows, by the name that pictures and tests use. */
  readonly state?: string;
  readonly deeds: readonly Deed[];
};

/** Who plays and which calls live; one stage for one run. */
export type Stage = {
  readonly world: Pick<World, 'telephony' | 'faxes' | 'extensions' | 'devices' | 'telephonySession'>;
  /** Extension id of `me`. */
  readonly person: number;
  /** Telephony session ids by the scenario's own names. */
  readonly calls: Map<string, string>;
};

const deviceTypes = { desk: 'HardPhone', app: 'SoftPhone', other: 'OtherPhone' } as const;

function idOf({ world, person }: Stage, who: Who): number {
  if (who === 'me') return person;
  const found = world.extensions.find(({ extensionNumber }) => extensionNumber === who);
  if (!found) throw new WorldError('unknown', `nobody has extension ${who}`);
  return found.id;
}

function callOf({ calls }: Stage, name: string): string {
  const id = calls.get(name);
  if (id === undefined) throw new WorldError('unknown', `the call "${name}" never began`);
  return id;
}

const isCustomer = (from: string): from is CustomerKey => from in customers;

function callerOf(stage: Stage, from: CustomerKey | Who): { from: string; fromName?: string } {
  if (isCustomer(from)) {
    const { number, name } = customers[from];
    return { from: number, ...(name === undefined ? {} : { fromName: name }) };
  }
  const id = idOf(stage, from);
  return { from: stage.world.extensions.find((extension) => extension.id === id)?.extensionNumber ?? from };
}

function answer(stage: Stage, deed: Extract<Deed, { do: 'answer' }>): void {
  const { world } = stage;
  const extensionId = idOf(stage, deed.by);
  const wanted = deed.on && deviceTypes[deed.on];
  const device = world.devices.find(
    (candidate) =>
      candidate.extensionId === extensionId && candidate.type === wanted && candidate.status === 'Online',
  );
  world.telephony.answer(callOf(stage, deed.call), {
    extensionId,
    ...(device ? { deviceId: device.id } : {}),
  });
}

/** Hangs up what still lives of these calls. */
export function endAll({ world, calls }: Stage): void {
  for (const id of calls.values()) {
    if (world.telephonySession(id) !== undefined) world.telephony.hangUp(id);
  }
  calls.clear();
}

export function perform(stage: Stage, deed: Deed): void {
  const { telephony } = stage.world;
  switch (deed.do) {
    case 'ring':
      stage.calls.set(deed.call, telephony.ring({ ...callerOf(stage, deed.from), to: idOf(stage, deed.to) }));
      return;
    case 'ring-out':
    case 'dial': {
      const call = { extensionId: stage.person, to: customers[deed.to].number };
      stage.calls.set(deed.call, deed.do === 'dial' ? telephony.dial(call) : telephony.ringOut(call));
      return;
    }
    case 'answer-out':
      return telephony.answerRingOut(callOf(stage, deed.call), deed.leg);
    case 'answer':
      return answer(stage, deed);
    case 'hold':
    case 'resume':
    case 'decline':
      return telephony[deed.do](callOf(stage, deed.call), idOf(stage, deed.by));
    case 'forward':
      return telephony.forward(callOf(stage, deed.call), idOf(stage, deed.by), idOf(stage, deed.to));
    case 'voicemail':
      return telephony.toVoicemail(callOf(stage, deed.call));
    case 'hang-up':
      return telephony.hangUp(callOf(stage, deed.call));
    case 'fax': {
      const { number, name } = customers[deed.from];
      const sender = { from: number, ...(name === undefined ? {} : { fromName: name }) };
      stage.world.faxes.receive({ extensionId: idOf(stage, deed.to), ...sender, pages: deed.pages });
      return;
    }
    case 'message-left': {
      const id = callOf(stage, deed.call);
      return stage.world.telephonySession(id) ? telephony.hangUp(id) : undefined;
    }
    case 'end-all':
      return endAll(stage);
  }
}
