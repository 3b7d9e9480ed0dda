import { describe, expect, test } from 'vitest';
import { type BridgeParts, connectBridge, type IpcPort } from '../../../../src/main/desktop/bridge.ts';
import { createFloodLimit } from '../../../../src/main/desktop/flood-limit.ts';
import { createGate, type GateEvent } from '../../../../src/main/desktop/ipc-gate.ts';
import { commandNames, questionNames } from '../../../../src/main/desktop/ipc-schemas.ts';
import type { CommandName, QuestionName } from '../../../../src/shared/ipc-contract.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { popDraft } from '../../../support/pop-builders.ts';
import { gateEvent, handClock, ownContents, recordingLog, wrongSenders } from './fakes.ts';

/** A good input for each channel; the compiler asks for a new channel's line. */
const goodInputs: Readonly<Record<CommandName | QuestionName, readonly unknown[]>> = {
  signIn: [],
  cancelSignIn: [],
  openSignInAddress: [],
  copySignInAddress: [],
  startDemo: [],
  signOut: [],
  chooseSecretsKeeping: ['memory'],
  reconnectNow: [],
  refreshToday: [],
  refreshPeople: [],
  setDnd: ['DoNotAcceptAnyCalls'],
  setUserStatus: ['Busy'],
  changeSettings: [
    { alerts: { queue: 'tray-only', ringVolume: 0.2 }, shortcuts: { showCard: 'Ctrl+Shift+F11' } },
  ],
  showTestCall: [],
  hideCard: [],
  showCard: [],
  showOnCard: ['s-1'],
  holdCard: [true],
  dismissCall: ['s-1'],
  silenceCall: ['s-1'],
  copyNumber: ['+14155550177'],
  openMain: [{ screen: 'calls', filter: 'missed' }],
  markCallsSeen: [],
  fitCard: [342.5, 400],
  dismissProblem: ['p-1'],
  copyFromProblem: ['p-1'],
  openHelp: ['keyring'],
  openNetworkPage: [],
  signInToProxy: ['ada', 'correct horse'],
  saveReport: [],
  copyAdministratorMessage: [],
  placeRingOut: [{ to: '+14155550177', fromId: 'device:830155420005', beside: true }],
  cancelRingOut: ['r-1'],
  retryRingOut: ['r-1', 'number:1435830005'],
  keepWaiting: ['r-1'],
  dismissRingOut: ['r-1'],
  refreshPhones: [],
  startRingMeTest: [],
  copyRequestForAdministrator: ['r-1'],
  openQuickCall: ['415 555 0177'],
  closeQuickCall: [],
  fitQuickCall: [120.5, 360],
  takeNewestTarget: [],
  dropOnQuickCall: ['BEGIN:VCARD'],
  pasteIntoQuickCall: [],
  callNumber: ['+14155550177'],
  chooseCaller: ['+14155550177', 'personal:1'],
  ruleNumber: ['+14155550177', 'blocked'],
  setTag: [{ kind: 'party', partyKey: 'ext:104' }, 'Supplier', true],
  refreshLinkOwners: [],
  claimLinks: ['tel'],
  releaseLinks: ['ringside'],
  newFax: [{ to: '+14155550188', forwards: '2391431005' }],
  changeFaxDraft: ['d-1', { kind: 'set-pages', fileId: 'f-1', pages: [{ index: 3, turn: 90 }] }],
  chooseFaxFiles: ['d-1'],
  findFaxFile: ['d-1', 'f-1'],
  pasteIntoFax: ['d-1'],
  takeFiles: [['/tmp/referral.pdf'], { kind: 'draft', draftId: 'd-1' }],
  sendFax: ['d-1', ['international']],
  discardFaxDraft: ['d-1'],
  restoreFaxDraft: ['d-1'],
  cancelFax: ['i-1'],
  answerFax: ['i-1', 'send-again'],
  resendFax: ['2391440005'],
  editFax: ['i-1'],
  cancelScheduledFax: ['2391440005'],
  sendScheduledFaxNow: ['2391440005'],
  hideFax: ['i-1'],
  setFaxRead: ['2391431005', true],
  turnFax: ['2391431005', 270],
  deleteFax: ['2391431005'],
  restoreFax: ['2391431005'],
  saveFax: ['2391431005'],
  saveFaxAsMail: ['2391431005'],
  refreshFaxes: [],
  copyFaxNumber: [],
  writeNote: [{ kind: 'call', key: 's-1' }, 'call back on Friday'],
  setCallsHandled: [['s-1', 's-2'], true],
  remindOfCall: [{ kind: 'number', number: '+12125550100' }, 1_789_000_000_000],
  moveReminder: ['reminder-1', undefined],
  finishReminder: ['reminder-1'],
  removeReminder: ['reminder-1'],
  undoReminder: [],
  fetchRecording: ['1845510005'],
  saveRecording: ['1845510005'],
  readOlderCalls: [],
  exportKept: ['calls', 'csv'],
  cancelExport: [],
  deleteEverythingKept: [],
  currentState: [],
  savePopRule: [popDraft(), 'rule-1'],
  switchPopRule: ['rule-1', true],
  movePopRule: ['rule-1', 2],
  removePopRule: ['rule-1'],
  pickPopProgram: [],
  copyPopSecret: ['rule-1'],
  renewPopSecret: ['rule-1'],
  exportPopRules: [],
  importPopRules: [],
  clearPopRuns: [],
  checkPopRule: [popDraft()],
  rehearsePopRule: [popDraft(), undefined],
  popRuns: [0],
  diagnostics: [],
  inspection: [41],
  counters: [],
  readDial: ['ada'],
  search: [{ text: 'ada', groups: ['people', 'calls'], missed: true, since: 0 }],
  usedCommand: ['call.quick'],
  callerBrief: [{ whom: { kind: 'person', personId: 'personal:1' }, about: 's-1' }],
  ownRulings: [],
  people: [{ text: 'ada', show: 'everybody', from: 0, count: 50 }],
  person: ['personal:1'],
  faxes: [{ box: 'received', text: 'clinic', since: 1_789_000_000_000, from: 0, count: 50 }],
  fax: ['2391431005'],
  documentPart: [{ document: { kind: 'fax', faxId: '2391431005' }, from: 0, count: 65_536 }],
  saveContact: [
    { id: 'w-1', personId: 'personal:1', base: {}, card: { firstName: 'Ada', 'homeAddress.city': 'X' } },
  ],
  deleteContact: ['w-2', 'personal:1'],
  mergeContacts: [{ id: 'w-3', keptId: 'personal:1', droppedId: 'personal:2', taken: ['email'] }],
  setFavourite: ['w-4', 'company:1', true],
  undoContactWork: ['w-1'],
  retryContactWork: ['w-1'],
  dismissContactWork: ['w-1'],
  lookAtContact: ['personal:1'],
  chooseContactsFile: [],
  startImport: ['leave-out'],
  stopImport: [],
  undoImport: [],
  closeImport: [],
  exportContacts: ['personal:1'],
  contactCard: ['personal:1'],
  lookalikes: ['personal:1'],
  cardLookalikes: [{ firstName: 'Ada' }],
  lookalikePairs: [],
  mergeView: ['personal:1', 'personal:2'],
  callPartners: [],
  numberView: ['+12125550100'],
  teamStanding: ['company:1'],
  callParticipants: ['s-1'],
  pastCalls: [
    { filter: { show: 'missed' }, olderThan: { startedAt: 1_789_000_000_000, id: 's-1' }, count: 50 },
  ],
  pastCall: ['s-1'],
  callsWith: [['+12125550100', 'ext:204'], 3],
  note: [{ kind: 'party', partyKey: '+12125550100' }],
  notesWith: [['+12125550100'], 3],
  callBacks: [],
  callQueues: [],
  callMonths: [{ show: 'all' }],
  recordingPart: [{ recordingId: '1845510005', from: 0, count: 65_536 }],
  keptUse: [],
};

function open(changes: Partial<BridgeParts> = {}) {
  const listeners = new Map<string, (event: GateEvent, ...input: unknown[]) => void>();
  const answers = new Map<string, (event: GateEvent, ...input: unknown[]) => unknown>();
  const ipc: IpcPort = {
    on: (channel, listener) => listeners.set(channel, listener),
    handle: (channel, answer) => void answers.set(channel, answer),
  };
  const done: [string, ...unknown[]][] = [];
  const table = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, (...input: unknown[]) => done.push([name, ...input])]));
  const log = recordingLog();
  const clock = handClock();
  const flood = createFloodLimit(clock.elapsed);
  const gate = createGate({ pageOrigin: 'app://main', isOurs: (id) => id === ownContents, flood, log });
  const problems: string[] = [];
  connectBridge({
    ipc,
    gate,
    commands: table(commandNames) as unknown as BridgeParts['commands'],
    questions: table(questionNames) as unknown as BridgeParts['questions'],
    onProblem: (channel) => problems.push(channel),
    onListening: () => undefined,
    log,
    ...changes,
  });
  const send = async (channel: string, event: GateEvent, ...input: readonly unknown[]): Promise<string> => {
    listeners.get(channel)?.(event, ...input);
    try {
      await answers.get(channel)?.(event, ...input);
      return 'answered';
    } catch (error) {
      return (error as Error).message;
    }
  };
  return { send, done, log, clock, problems, channels: [...listeners.keys(), ...answers.keys()] };
}

const channels = [...commandNames, ...questionNames];

describe('the bridge', () => {
  test('opens every channel of the contract and no other', () => {
    expect(open().channels.sort()).toEqual(Object.keys(goodInputs).sort());
  });

  test.each(channels)('%s takes a good input from our own page as it is', async (channel) => {
    const { send, done } = open();
    expect(await send(channel, gateEvent(), ...goodInputs[channel])).toBe('answered');
    expect(done).toEqual([[channel, ...goodInputs[channel]]]);
  });

  describe.each(wrongSenders)('refuses %s', (_name, event) => {
    test.each(channels)('on %s, and nothing happens', async (channel) => {
      const { send, done, log } = open();
      await send(channel, event, ...goodInputs[channel]);
      expect(done).toEqual([]);
      expect(log.lines).toEqual([`bridge: refused {"channel":"${channel}","reason":"sender"}`]);
    });
  });

  const tooMuch: readonly (readonly [string, readonly unknown[]])[] = [
    ['inputs too many', [1, 1, 1]],
    ['a text of 1 MB', ['x'.repeat(1_000_000)]],
    ['a million values', [Array.from({ length: 1_000_000 }, () => 0)]],
    ['a deep value', [deep(200_000)]],
    ['an own __proto__', [JSON.parse('{"__proto__":{"screen":"calls"}}')]],
    ['a constructor', [{ constructor: { prototype: {} } }]],
    ['a NUL', ['calls\0']],
    ['half a character', ['\ud800']],
    ['a Map', [new Map()]],
    ['a Date', [new Date(0)]],
    ['bytes', [new Uint8Array(4)]],
    ['not a number', [Number.NaN]],
    ['a big integer', [1n]],
  ];
  describe.each(tooMuch)('refuses %s', (_name, input) => {
    test.each(channels)('on %s', async (channel) => {
      const { send, done } = open();
      await send(channel, gateEvent(), ...goodInputs[channel], ...input);
      await send(channel, gateEvent(), ...input);
      expect(done).toEqual([]);
    });
  });

  test('a value that holds itself is refused and costs no more than another', async () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    const { send, done } = open();
    await send('openMain', gateEvent(), ring);
    expect(done).toEqual([]);
  });

  const wrongShapes: readonly (readonly [CommandName | QuestionName, readonly unknown[]])[] = [
    ['setDnd', ['Everything']],
    ['setUserStatus', ['']],
    ['changeSettings', [{ alerts: { ringVolume: 2 } }]],
    ['changeSettings', [{ unknown: true }]],
    ['changeSettings', [{ alerts: { queue: undefined } }]],
    ['openMain', [{ screen: 'settings', page: 'secrets' }]],
    ['openMain', [{ screen: 'calls', more: 1 }]],
    ['copyNumber', ['javascript:alert(1)']],
    ['copyNumber', ['']],
    ['fitCard', [-1, 400]],
    ['fitCard', [342]],
    ['holdCard', ['true']],
    ['dismissCall', ['']],
    ['openHelp', ['https://evil.example']],
    ['checkPopRule', [42]],
    ['savePopRule', [{ ...popDraft(), action: { kind: 'program', path: '/bin/sh', arguments: [] } }]],
    ['savePopRule', [{ ...popDraft(), on: true, rehearsed: true }]],
    ['changeSettings', [{ screenPop: { programs: [{ id: 'p', path: '/bin/sh' }] } }]],
    ['inspection', [-1]],
    ['inspection', [1.5]],
    ['inspection', ['0']],
  ];
  test.each(wrongShapes)('%s refuses %j', async (channel, input) => {
    const { send, done } = open();
    await send(channel, gateEvent(), ...input);
    expect(done).toEqual([]);
  });

  test('every setting can be changed through the bridge', async () => {
    const { send, done } = open();
    // Rules have commands of their own: what they start comes from nobody but the person.
    const { screenPop: _rules, ...changeable } = structuredClone(defaultSettings);
    await send('changeSettings', gateEvent(), changeable);
    expect(done).toEqual([['changeSettings', changeable]]);
  });

  test('a page that floods is held at its allowance and recovers', async () => {
    const { send, done, clock, log } = open();
    for (let sent = 0; sent < 10_000; sent++) await send('hideCard', gateEvent());
    expect(done.length).toBe(300);
    expect(log.lines).toEqual([]);
    clock.move(1_000);
    for (let sent = 0; sent < 1_000; sent++) await send('hideCard', gateEvent());
    expect(done.length).toBe(450);
  });

  test('a command that fails becomes one problem, a question that fails says nothing of the inside', async () => {
    const fail = (): never => {
      throw new Error('secret inside');
    };
    const { send, problems, log } = open({
      commands: { signIn: fail, signOut: () => Promise.reject(new Error('secret later')) } as never,
      questions: { diagnostics: fail } as never,
    });
    await send('signIn', gateEvent());
    await send('signOut', gateEvent());
    expect(await send('diagnostics', gateEvent())).toBe('failed');
    expect(problems).toEqual(['signIn', 'signOut', 'diagnostics']);
    expect(log.lines.join()).toContain('secret inside');
  });

  test('the page that asked for the state is told of as listening, after its answer', async () => {
    const order: string[] = [];
    const { send } = open({
      questions: { currentState: () => void order.push('answered') } as never,
      onListening: (id) => void order.push(`listening ${id}`),
    });
    await send('currentState', gateEvent());
    await Promise.resolve();
    expect(order).toEqual(['answered', `listening ${ownContents}`]);
  });
});

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}
