import type { CallParticipant, CallRole } from '../../shared/call-participant.ts';
import type { PersonKind } from '../../shared/person.ts';

type LegEnd = {
  readonly number?: string | undefined;
  readonly extensionNumber?: string | undefined;
  readonly extensionId?: string | undefined;
  readonly name?: string | undefined;
};

/** What of a leg says who had a part in it, as the platform's detailed call log has it. */
export type ParticipantLeg = {
  readonly direction: string;
  readonly result?: string | undefined;
  readonly action?: string | undefined;
  readonly legType?: string | undefined;
  readonly isMaster?: boolean | undefined;
  readonly extensionId?: string | undefined;
  /** Whose extension it is; ids belong to one account of the platform. */
  readonly accountId?: string | undefined;
  readonly delegateId?: string | undefined;
  readonly from: LegEnd;
  readonly to: LegEnd;
  readonly durationSeconds?: number | undefined;
};

export type ParticipantCall = ParticipantLeg & { readonly legs: readonly ParticipantLeg[] };

/** The directory, by the platform's id of an extension. */
export type KnownExtensions = {
  readonly accountId: string;
  /** Who is not in it, is with the company no more. */
  readonly isRead: boolean;
  readonly find: (extensionId: string) => { readonly kind: PersonKind; readonly name: string } | undefined;
};

/** One's own telephones are rung by legs of these kinds; the number is one's own and no caller's. */
const ownPhone = /^(FindMe|FollowMe|Findme|FMFM|RingOut)/i;
const talked = /^(Accepted|Call connected)$/i;
const noTalk = /voicemail/i;

type Found = { -readonly [Field in keyof CallParticipant]: CallParticipant[Field] };

/** Everybody who had a part in a call, each once, in the order of its legs. */
export function participantsOf(call: ParticipantCall, known: KnownExtensions): readonly CallParticipant[] {
  const found = new Map<string, Found>();
  const legs = call.legs.length > 0 ? call.legs : [call];
  for (const leg of legs) {
    for (const [id, role, name] of extensionsOf(leg)) addExtension(found, leg, id, role, name, known);
    addOutside(found, leg);
  }
  const answered = talked.test(call.result ?? '') ? whoTalked(legs, known.accountId) : undefined;
  return [...found.values()].map((one) => ({
    ...one,
    answered: one.kind === 'person' && one.key === answered,
  }));
}

function* extensionsOf(leg: ParticipantLeg): Generator<readonly [string, CallRole, string | undefined]> {
  const isInbound = leg.direction === 'Inbound';
  const { extensionId, delegateId, from, to } = leg;
  if (extensionId !== undefined) yield [extensionId, 'for', isInbound ? to.name : from.name];
  if (delegateId !== undefined) yield [delegateId, 'delegate', undefined];
  if (from.extensionId !== undefined) yield [from.extensionId, 'caller', from.name];
  if (to.extensionId !== undefined) yield [to.extensionId, 'callee', to.name];
}

function addExtension(
  found: Map<string, Found>,
  { accountId }: ParticipantLeg,
  id: string,
  role: CallRole,
  name: string | undefined,
  known: KnownExtensions,
): void {
  const account = accountId ?? known.accountId;
  const key = `${account}:${id}`;
  const before = found.get(key);
  if (before !== undefined) {
    if (!before.roles.includes(role)) before.roles = [...before.roles, role];
    before.name ??= name;
    return;
  }
  const listed = known.find(id);
  const kind = listed === undefined ? (known.isRead ? 'former' : 'unknown') : kindOf(listed.kind);
  found.set(key, {
    ...{ key, kind, roles: [role], answered: false },
    // Whoever is gone is called what the log called them then.
    name: listed?.name ?? name,
    personId: listed === undefined ? undefined : `company:${id}`,
    teamPersonId: kind === 'person' ? id : undefined,
  });
}

function kindOf(kind: PersonKind): CallParticipant['kind'] {
  return kind === 'other' ? 'route' : kind;
}

/** The far side, where it has a number and no extension. */
function addOutside(found: Map<string, Found>, leg: ParticipantLeg): void {
  if (ownPhone.test(leg.legType ?? '') || ownPhone.test(leg.action ?? '')) return;
  const isInbound = leg.direction === 'Inbound';
  const { number, name, extensionId, extensionNumber } = isInbound ? leg.from : leg.to;
  if (number === undefined || extensionId !== undefined || extensionNumber !== undefined) return;
  if (found.has(number)) return;
  const role: CallRole = isInbound ? 'caller' : 'callee';
  const nobody = { personId: undefined, teamPersonId: undefined, answered: false };
  found.set(number, { key: number, kind: 'outside', name, roles: [role], ...nobody });
}

/** Whoever talked longest; where two talked as long, the later one has it: it was handed on. */
function whoTalked(legs: readonly ParticipantLeg[], ownAccount: string): string | undefined {
  let best: { readonly key: string; readonly seconds: number } | undefined;
  for (const leg of legs) {
    const { extensionId, delegateId, accountId = ownAccount, durationSeconds: seconds = 0 } = leg;
    const id = delegateId ?? extensionId;
    const isTalk = talked.test(leg.result ?? '') && !noTalk.test(`${leg.legType} ${leg.action}`);
    if (id === undefined || !isTalk || (leg.isMaster === true && legs.length > 1)) continue;
    if (best === undefined || seconds >= best.seconds) best = { key: `${accountId}:${id}`, seconds };
  }
  return best?.key ?? ofTheMaster(legs, ownAccount);
}

/** A direct call has one leg, which is the master. */
function ofTheMaster(legs: readonly ParticipantLeg[], ownAccount: string): string | undefined {
  const master = legs.find(({ isMaster }) => isMaster === true) ?? legs[0];
  const id = master?.delegateId ?? master?.extensionId;
  return id === undefined || !talked.test(master?.result ?? '')
    ? undefined
    : `${master?.accountId ?? ownAccount}:${id}`;
}
