import type { AppState } from '../../src/shared/app-state.ts';
import type {
  DialNote,
  DialReading,
  CostlyKind,
  DialTarget,
  QuickCallFill,
  QuickCallState,
} from '../../src/shared/dialling.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { unknownNetwork } from '../../src/shared/network.ts';
import { appState } from './builders.ts';
import { ownPhones, ringOut, targets } from './ring-out-builders.ts';

function open(quickCall: Partial<QuickCallState>, different: Partial<AppState> = {}): AppState {
  const phones = ownPhones();
  return appState({
    quickCall: { open: true, fill: undefined, notice: undefined, ...quickCall },
    phones,
    ...different,
  });
}

function filled(
  reading: DialReading,
  text: string,
  different: Partial<QuickCallFill> = {},
  state: Partial<AppState> = {},
): AppState {
  const fill: QuickCallFill = {
    ...{ id: 'fill-1', origin: 'link', text, reading, more: 0, newest: undefined },
    ...different,
  };
  return open({ fill }, state);
}

function about(target: DialTarget, ...notes: readonly DialNote[]): DialReading {
  return { kind: 'target', target, notes };
}

const { ada, unknown, colleague } = targets;
const ofUnknown = (...notes: readonly DialNote[]): AppState =>
  filled(about(unknown, ...notes), unknown.shown, { origin: 'app' });

const costing = (costly: CostlyKind): AppState =>
  filled(about({ ...unknown, costly }), unknown.shown, { origin: 'app' });

const refused = (
  reason: Extract<DialReading, { readonly kind: 'refused' }>['reason'],
  received: string,
): AppState => filled({ kind: 'refused', reason, received }, received);

/** Quick call in every state: what waits in it, what is said about that, and what stands in the way. */
export const quickCallStates = {
  'quick.empty': open({}),
  'quick.recent': open({}),
  'quick.name': filled({ kind: 'no-number' }, 'a'),
  'quick.known': filled(about(ada), ada.shown),
  'quick.unknown': filled(about(unknown), unknown.shown),
  'quick.extension': filled(about(colleague), colleague.to),
  'quick.longName': filled(about(targets.longName), targets.longName.shown),
  'quick.rtl': filled(about(targets.rightToLeft), targets.rightToLeft.shown),
  'quick.several': filled(
    { kind: 'several', targets: [ada, unknown, colleague] },
    'Ada Lovelace, phone +1 212 555 0100, or +1 415 555 0137, ext. 104',
    { origin: 'paste' },
  ),
  'quick.more': filled(about(ada), ada.shown, { more: 39, newest: unknown }),
  'quick.homeCountry': ofUnknown({ kind: 'home-country', country: 'US' }),
  'quick.combined': ofUnknown({ kind: 'combined' }),
  'quick.letters': ofUnknown({ kind: 'from-letters', letters: '1-800-FLOWERS' }),
  'quick.otherDigits': ofUnknown({ kind: 'other-digits' }),
  'quick.extensionApart': ofUnknown({ kind: 'extension-apart', extension: '123' }),
  'quick.tones': ofUnknown({ kind: 'tones-not-sent', tones: ',,4711#' }),
  'quick.costly': costing('premium'),
  'quick.satellite': costing('satellite'),
  'quick.sharedCost': costing('shared-cost'),
  'quick.partIgnored': ofUnknown({ kind: 'part-ignored', what: 'postd=7' }),
  'quick.beside': filled(about(unknown), unknown.shown, { origin: 'app' }, { ringOuts: [ringOut()] }),
  'quick.emergency': filled({ kind: 'emergency', shown: '911' }, '911'),
  'quick.tooShort': refused('too-short', '555'),
  'quick.tooLong': refused('too-long', '+1212555010012345678'),
  'quick.impossible': refused('impossible', '+1 (000) 555-0100'),
  'quick.controls': refused('control-characters', '+1 212 555'),
  'quick.special': refused('special-code', '*#06#'),
  'quick.callerIdCode': refused('caller-id-code', '*67'),
  'quick.address': refused('not-a-phone-number', 'sip:ada@example.com'),
  'quick.mixed': refused('mixed-digits', '+1 212 ٥٥٥ 0100'),
  'quick.lookAlikes': refused('look-alikes', '+1 212 5S5 O1OO'),
  'quick.damaged': refused('badly-encoded', 'tel:%zz'),
  'quick.unknownPlace': refused('unknown-place', '555-0100;phone-context=example.com'),
  'quick.unknownLink': refused('unknown-link', 'ringside:elsewhere'),
  'quick.costlyBlocked': refused('costly-blocked', '+1 (900) 555-0100'),
  'quick.noNumber': filled({ kind: 'no-number' }, 'qwertz'),
  'quick.refusedLink': open({
    notice: { kind: 'refused', reason: 'unknown-link', received: 'ringside:elsewhere' },
  }),
  'quick.text': open({ notice: { kind: 'texts-not-yet', target: ada, body: 'Can you resend the quote?' } }),
  'quick.fax': open({ notice: { kind: 'faxes-not-yet' } }),
  'quick.tooMany': open({ notice: { kind: 'too-many', count: 35 } }),
  'quick.nothingSelected': open({ notice: { kind: 'nothing-selected' } }),
  'quick.offline': filled(about(ada), ada.shown, {}, { network: { ...unknownNetwork, online: false } }),
  'quick.notAllowed': filled(
    about(ada),
    ada.shown,
    {},
    { phones: ownPhones({ allowed: false, why: 'RingOut' }) },
  ),
  'quick.noPhones': filled(
    about(ada),
    ada.shown,
    {},
    { phones: ownPhones({ phones: [], chosenId: undefined, chosenBecause: 'first' }) },
  ),
  'quick.signedOut': filled(
    about(ada),
    ada.shown,
    {},
    { signIn: { phase: 'signed-out', problem: undefined, canSignIn: true } },
  ),
  'quick.callerId': filled(
    about(ada),
    ada.shown,
    {},
    { settings: { ...defaultSettings, calls: { ...defaultSettings.calls, callerId: '+16505550111' } } },
  ),
} satisfies Record<string, AppState>;
