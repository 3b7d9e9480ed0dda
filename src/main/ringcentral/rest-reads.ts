import * as z from 'zod';

import type { OwnPresence } from '../../shared/presence.ts';
import type { SignedInAccount } from '../../shared/sign-in.ts';
import { readCallLogPart, readCallPages } from './call-log-pages.ts';
import { syncCallLog } from './call-log-sync.ts';
import { type Platform, PlatformError } from './platform-port.ts';
import { hasPersonalDnd, parsePresence } from './presence-report.ts';
import type { ActiveCall, PresenceReport } from './reports.ts';
import type { RestCall, RestDoor } from './rest-door.ts';
import type { AvailabilityDoor } from './availability-port.ts';
import type { CallControlDoor } from './call-control-port.ts';
import type { ContactDoor } from './contact-port.ts';
import type { FaxDoor } from './fax-port.ts';
import type { MessageDoor } from './message-port.ts';
import type { PeopleDoor } from './people-port.ts';
import type { TeamDoor } from './team-port.ts';
import type { RingOutDoor } from './ring-out-port.ts';

const own = '/restapi/v1.0/account/~/extension/~';
const detailed = { detailedTelephonyState: 'true', sipData: 'true' };
/** Ten Heavy requests a minute are all there are; nobody has more than a thousand calls at once. */
const mostPages = 4;

type OtherDoors = RingOutDoor &
  CallControlDoor &
  PeopleDoor &
  ContactDoor &
  TeamDoor &
  AvailabilityDoor &
  FaxDoor &
  MessageDoor;
type Reads = Omit<Platform, 'signIn' | 'events' | 'close' | keyof OtherDoors>;

export function createReads(door: RestDoor, kind: SignedInAccount['kind']): Reads {
  let personalDnd = false;

  async function presenceOf(call: RestCall): Promise<PresenceReport> {
    const body = await door.ask(call);
    const report = parsePresence(body, 'answer');
    if (report === undefined || saysNothing(report)) throw unexpected('presence');
    personalDnd = hasPersonalDnd(body);
    return report;
  }

  const readPresence = (): Promise<PresenceReport> =>
    presenceOf({ method: 'GET', path: `${own}/presence`, query: detailed, urgency: 'background' });

  async function writePresence(change: Partial<OwnPresence>): Promise<PresenceReport> {
    // Which of the two models the account follows shows only in an answer.
    if (change.dndStatus !== undefined && !personalDnd) await readPresence();
    const body = presenceBody(change, personalDnd);
    return presenceOf({ method: 'PUT', path: `${own}/presence`, body, urgency: 'user' });
  }

  return {
    readPresence,
    writePresence,
    readActiveCalls: () => readActiveCalls(door),
    syncCallLog: (from) => syncCallLog(door, from),
    readCallLog: (part) => readCallLogPart(door, `${own}/call-log`, part),
    readAccount: () => readAccount(door, kind),
  };
}

/** An answer to the question for presence in which none of its fields can be read is about something else. */
function saysNothing({ presence, calls, totalCalls, extensionId }: PresenceReport): boolean {
  return (
    Object.keys(presence).length === 0 &&
    calls === undefined &&
    totalCalls === undefined &&
    extensionId === undefined
  );
}

/** Only the fields to change are sent. */
function presenceBody(change: Partial<OwnPresence>, personalDnd: boolean): Record<string, unknown> {
  const { dndStatus, ...others } = change;
  if (dndStatus === undefined) return others;
  if (!personalDnd) return { ...others, dndStatus };
  return {
    ...others,
    dndStatusPersonal: dndStatus === 'DoNotAcceptAnyCalls' ? dndStatus : 'TakeAllCalls',
    acceptCallQueueCalls: dndStatus !== 'DoNotAcceptDepartmentCalls' && dndStatus !== 'DoNotAcceptAnyCalls',
  };
}

async function readActiveCalls(door: RestDoor): Promise<readonly ActiveCall[]> {
  const found: ActiveCall[] = [];
  for await (const page of readCallPages(door, `${own}/active-calls`, { view: 'Detailed' }, mostPages))
    found.push(...page);
  return found;
}

const id = z.union([z.string().regex(/^[\w-]{1,64}$/), z.number().int().nonnegative()]).transform(String);
const shortText = z.string().max(200);

const homeCountry = z.object({ isoCode: z.string().regex(/^[A-Z]{2}$/) });
const extensionAnswer = z.object({
  id,
  extensionNumber: shortText.optional(),
  name: shortText.optional(),
  account: z.object({ id }).optional(),
  // Odd regional settings keep nobody from signing in.
  regionalSettings: z.object({ homeCountry }).optional().catch(undefined),
  contact: z
    .object({
      company: shortText.optional(),
      firstName: shortText.optional(),
      lastName: shortText.optional(),
    })
    .optional(),
});
const accountAnswer = z.object({
  id,
  mainNumber: shortText.optional(),
  companyName: shortText.optional(),
  serviceInfo: z
    .object({ brand: z.object({ homeCountry }) })
    .optional()
    .catch(undefined),
});

async function readAccount(door: RestDoor, kind: SignedInAccount['kind']): Promise<SignedInAccount> {
  const extension = extensionAnswer.safeParse(await door.ask({ method: 'GET', path: own, urgency: 'user' }));
  if (!extension.success) throw unexpected('extension');
  const person = extension.data;
  // Some roles may not see the company's data; the person is signed in all the same.
  const company = await door
    .ask({ method: 'GET', path: '/restapi/v1.0/account/~', urgency: 'user' })
    .then((body) => accountAnswer.safeParse(body).data)
    .catch((error: unknown) => {
      if (error instanceof PlatformError && error.kind === 'refused') return undefined;
      throw error;
    });
  return {
    kind,
    name: person.name ?? [person.contact?.firstName, person.contact?.lastName].filter(Boolean).join(' '),
    company: person.contact?.company ?? company?.companyName ?? '',
    extensionNumber: person.extensionNumber ?? '',
    extensionId: person.id,
    accountId: company?.id ?? person.account?.id ?? '',
    mainNumber: company?.mainNumber,
    country: (person.regionalSettings ?? company?.serviceInfo?.brand)?.homeCountry.isoCode,
  };
}

function unexpected(what: string): PlatformError {
  return new PlatformError('unexpected-answer', `the answer is no ${what}`);
}
