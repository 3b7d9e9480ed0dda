import type { World, WorldEvent } from '../world-types.ts';

/** A filter as the platform keeps it: real ids in place of `~`. */
export type EventFilter = {
  /** As it is told back and stands in `event`. */
  readonly text: string;
  readonly permission: string;
  readonly kind: WorldEvent['kind'] | 'silent';
  /** Undefined covers every extension of the account. */
  readonly extensionId: number | undefined;
  readonly detailed: boolean;
  readonly sipData: boolean;
  readonly query: URLSearchParams;
};

export type FilterVerdict = EventFilter | { readonly disabled: string; readonly text: string } | undefined;

type Pattern = {
  readonly rest: string;
  readonly kind: EventFilter['kind'];
  readonly permission: string;
  /** Whether a colleague may be watched too. */
  readonly colleagues?: true;
};

const ofExtension: readonly Pattern[] = [
  { rest: '/presence', kind: 'presence', permission: 'ReadPresence', colleagues: true },
  { rest: '/presence/dnd', kind: 'dnd', permission: 'ReadAccounts', colleagues: true },
  { rest: '/presence/line', kind: 'silent', permission: 'ReadPresence' },
  { rest: '/presence/line/presence', kind: 'silent', permission: 'ReadPresence' },
  { rest: '/telephony/sessions', kind: 'telephony-session', permission: 'CallControl' },
  { rest: '/message-store', kind: 'message-store', permission: 'ReadMessages' },
  { rest: '/message-store/instant', kind: 'silent', permission: 'ReadMessages' },
  { rest: '/voicemail', kind: 'silent', permission: 'ReadMessages' },
  { rest: '/fax', kind: 'fax', permission: 'ReadMessages' },
  { rest: '/missed-calls', kind: 'silent', permission: 'ReadPresence' },
  { rest: '/incoming-call-pickup', kind: 'silent', permission: 'ReadPresence' },
  { rest: '/call-queue-presence', kind: 'silent', permission: 'ReadPresence' },
  { rest: '/grant', kind: 'silent', permission: 'ReadAccounts' },
  { rest: '/favorite', kind: 'favorite', permission: 'ReadContacts' },
  { rest: '', kind: 'silent', permission: 'ReadAccounts' },
];

const ofAccount: readonly Pattern[] = [
  { rest: '/presence', kind: 'presence', permission: 'ReadPresence' },
  { rest: '/telephony/sessions', kind: 'telephony-session', permission: 'CallControl' },
  { rest: '/directory/entries', kind: 'directory', permission: 'ReadAccounts' },
  { rest: '/extension', kind: 'silent', permission: 'ReadAccounts' },
  { rest: '/message-threads/entries/sync', kind: 'silent', permission: 'SMS' },
  { rest: '/message-threads/sync', kind: 'silent', permission: 'SMS' },
];

const elsewhere: readonly Pattern[] = [
  { rest: '/team-messaging/v1/posts', kind: 'silent', permission: 'TeamMessaging' },
  { rest: '/team-messaging/v1/chats', kind: 'silent', permission: 'TeamMessaging' },
  { rest: '/team-messaging/v1/groups', kind: 'silent', permission: 'TeamMessaging' },
];

type Place = {
  readonly prefix: string;
  readonly pattern: Pattern | undefined;
  readonly extensionId?: number;
};

function locate(pathname: string, world: World, ownerId: number): Place | { disabled: string } | undefined {
  const match = /^\/restapi\/v1\.0\/account\/([^/]+)(?:\/extension\/([^/]+))?(\/.*)?$/.exec(pathname);
  if (!match) return { prefix: '', pattern: elsewhere.find((pattern) => pattern.rest === pathname) };
  const [, account = '', extension, rest = ''] = match;
  if (account !== '~' && account !== String(world.account.id)) return { disabled: 'SUB-406' };
  const prefix = `/restapi/v1.0/account/${world.account.id}`;
  if (extension === undefined) {
    const queue = /^\/call-queues\/[^/]+\/presence$/.test(rest);
    const pattern = queue
      ? ({ rest, kind: 'silent', permission: 'ReadPresence' } as const)
      : ofAccount.find((candidate) => candidate.rest === rest);
    return { prefix, pattern };
  }
  const id = extension === '~' ? ownerId : Number(extension);
  const pattern = ofExtension.find((candidate) => candidate.rest === rest);
  if (!pattern) return undefined;
  if (!world.extensions.some((candidate) => candidate.id === id)) return { disabled: 'SUB-408' };
  if (id !== ownerId && !pattern.colleagues) return { disabled: 'SUB-405' };
  return { prefix: `${prefix}/extension/${id}`, pattern, extensionId: id };
}

/** Understands one filter for one person. Undefined: no such filter exists (SUB-508). */
export function readFilter(text: string, world: World, ownerId: number): FilterVerdict {
  const [pathname = '', search = ''] = text.split('?');
  const place = locate(pathname.replace(/\/+$/, ''), world, ownerId);
  if (!place) return undefined;
  if ('disabled' in place) return { disabled: place.disabled, text };
  const { prefix, pattern, extensionId } = place;
  if (!pattern) return undefined;
  const query = new URLSearchParams(search);
  return {
    text: `${prefix}${pattern.rest}${search ? `?${search}` : ''}`,
    permission: pattern.permission,
    kind: pattern.kind,
    extensionId,
    detailed: query.get('detailedTelephonyState') === 'true',
    sipData: query.get('sipData') === 'true',
    query,
  };
}

type Party = {
  direction?: string;
  missedCall?: boolean;
  status?: { code?: string };
  from?: Phone;
  to?: Phone;
};
type Phone = { phoneNumber?: string };

function partyPasses(party: Party, query: URLSearchParams): boolean {
  const direction = query.get('direction');
  if (direction !== null && party.direction !== direction) return false;
  if (query.get('missedCall') === 'true' && party.missedCall !== true) return false;
  const codes = query.getAll('statusCode');
  if (codes.length > 0 && !codes.includes(party.status?.code ?? '')) return false;
  const phone = query.get('phoneNumber');
  if (phone === null) return true;
  const plain = (number: string | undefined) => (number ?? '').replace(/^\+/, '');
  return [party.from, party.to].some((side) => plain(side?.phoneNumber) === plain(phone));
}

/** Filters on messages may name a type and a direction. */
function isAbout({ type, direction }: NonNullable<WorldEvent['about']>, query: URLSearchParams): boolean {
  const [types, directions] = [query.getAll('type'), query.getAll('direction')];
  if (types.length > 0 && !types.includes(type)) return false;
  return directions.length === 0 || directions.includes(direction);
}

export function covers(filter: EventFilter, event: WorldEvent): boolean {
  if (filter.kind !== event.kind) return false;
  if (filter.extensionId !== undefined && filter.extensionId !== event.extensionId) return false;
  if (event.about && !isAbout(event.about, filter.query)) return false;
  if (filter.kind !== 'telephony-session' || filter.query.size === 0) return true;
  const parties = Array.isArray(event.body.parties) ? (event.body.parties as Party[]) : [];
  return parties.some((party) => partyPasses(party, filter.query));
}
