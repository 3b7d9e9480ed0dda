import type { AppState } from '../../src/shared/app-state.ts';
import type { Call, CallLine, CallParty } from '../../src/shared/call.ts';
import type { Identity } from '../../src/shared/person.ts';
import { appState, builtAt, call, cardFor, connectedCall, endedCall, endings, parties } from './builders.ts';
import { identity } from './ring-out-builders.ts';

const favourites: readonly string[] = ['Ada Lovelace'];

/** Who calls in the demo's tour, as the app has to show them. */
const callers = {
  ada: contact('Ada Lovelace', '+12125550100', 'Owner · Analytical Interiors', 'mobile'),
  grace: contact('Grace Hopper', '+12025550143', 'Fleet manager · Compass Shipyard', 'work'),
  alan: contact('Alan Turing', '+16175550112', 'Buyer · Enigma Books', 'mobile'),
  katherine: contact('Katherine Johnson', '+17575550161', 'Exhibitions · Hampton Museum', 'work'),
  charles: contact('Charles Babbage', '+13125550188', 'Founder · Difference Engines', 'work'),
  mary: contact('Mary Jackson', '+13035550125', 'Manager · Wind Tunnel Café', 'mobile'),
  // As the network sends it: capitals, last name first.
  emmy: party('NOETHER EMMY', '+15035550174', '+1 (503) 555-0174'),
  stranger: party(undefined, '+14155550137', '+1 (415) 555-0137', 'California, US'),
  masked: { kind: 'masked', shown: '+1 (650) 555-XXXX', name: undefined },
  sam: {
    ...{ kind: 'colleague', extensionNumber: '104', name: 'Sam Rivera' },
    identity: identity('Sam Rivera', { source: 'company', detail: 'Support engineer', label: undefined }),
  },
  longName: party(
    'Wilhelmina-Constance Featherstonehaugh of the Northern Harbour Restoration Trust',
    '+12065550119',
    '+1 (206) 555-0119',
  ),
  rightToLeft: party('ليلى منصور', '+13135550152', '+1 (313) 555-0152'),
} as const satisfies Record<string, CallParty>;

const direct: CallLine = { kind: 'direct', name: 'Direct line', extensionNumber: undefined };
const support: CallLine = { kind: 'queue', name: 'Support', extensionNumber: undefined };

function party(name: string | undefined, e164: string, shown: string, region?: string): CallParty {
  return { kind: 'number', number: { e164, shown, region }, name };
}

/** Somebody whom the demo's contacts know. */
function contact(name: string, e164: string, detail: string, label: Identity['label']): CallParty {
  const shown = e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 ($1) $2-$3');
  const favourite = favourites.includes(name);
  return {
    ...{ kind: 'number', number: { e164, shown, region: undefined }, name },
    identity: identity(name, { detail, label, favourite }),
  };
}

function ring(who: CallParty, line = direct): Call {
  return call({ party: who, line });
}

function answeredBy(by: string, who: CallParty, line = direct): AppState {
  return withCalls(endedCall({ kind: 'answered-elsewhere', by }, { party: who, line }));
}

function withCalls(...calls: readonly Call[]): AppState {
  return appState({ calls });
}

function quiet(...calls: readonly Call[]): AppState {
  return appState({ calls, card: cardFor(calls, { quiet: true }) });
}

const { ada } = callers;

/**
 * The situations that the demo's tour holds up for a picture, by the same names and with the same people: each
 * picture has to read like the state of its name.
 */
export const demoCallStates = {
  'ring.known': withCalls(ring(ada)),
  'ring.unknown': withCalls(ring(callers.stranger)),
  'ring.networkName': withCalls(ring(callers.emmy)),
  'ring.colleague': withCalls(ring(callers.sam)),
  'ring.masked': withCalls(ring(callers.masked)),
  'ring.anonymous': withCalls(ring(parties.anonymous)),
  'ring.queue': withCalls(ring(callers.katherine, support)),
  'ring.longNames': withCalls(ring(callers.longName)),
  'ring.rtl': withCalls(ring(callers.rightToLeft)),
  'two.ringing': withCalls(ring(ada), ring(callers.stranger)),
  'five.ringing': withCalls(
    ring(ada),
    ring(callers.alan),
    ring(callers.katherine, support),
    ring(callers.stranger),
    ring(callers.sam),
  ),
  'ring.whileOnCall': quiet(connectedCall({ party: ada, line: direct }), ring(callers.stranger)),
  onCall: withCalls(connectedCall({ party: ada, line: direct })),
  onHold: withCalls(connectedCall({ party: ada, line: direct, phase: 'on-hold' })),
  ended: withCalls(endedCall(endings.here, { party: ada, line: direct })),
  'elsewhere.ownDevice': withCalls(
    connectedCall({ ...{ party: callers.grace, line: direct }, ...onApp(builtAt - 1000) }),
  ),
  'elsewhere.colleague': answeredBy('Ben Ortiz', callers.alan),
  'elsewhere.queue': answeredBy('Mei Tanaka', callers.katherine, support),
  missed: withCalls(endedCall(endings.missed, { party: callers.charles, line: direct })),
  'ringout.onCall': withCalls(connectedCall({ party: ada, direction: 'outbound', line: undefined })),
  'voicemail.leaving': withCalls(endedCall(endings.voicemail, { party: callers.mary, line: direct })),
} satisfies Record<string, AppState>;

function onApp(answeredAt: number): Partial<Call> {
  return { devices: ['RingCentral app'], answeredAt };
}
