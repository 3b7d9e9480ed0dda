import { describe, expect, it } from 'vitest';
import { controlForm } from '../../../../src/renderer/call-control/control-form.ts';
import { pendingWords } from '../../../../src/renderer/call-control/pending-words.ts';
import { controlNews, type Heard } from '../../../../src/renderer/call-control/spoken-control.ts';
import { wentWords } from '../../../../src/renderer/call-control/went-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { Call } from '../../../../src/shared/call.ts';
import { type CallAct, noCallControl, noControl, operations } from '../../../../src/shared/call-control.ts';
import { problemWords } from '../../../../src/shared/failure-words.ts';
import { call, connectedCall, endedCall, endings } from '../../../support/builders.ts';
import {
  control,
  controlDevices,
  controlProblem,
  withheldFor,
} from '../../../support/call-control-builders.ts';
import { targets } from '../../../support/ring-out-builders.ts';

const i18n = createWords('en-US');
const names = {
  devices: Object.values(controlDevices),
  flipTargets: [{ id: '2', label: 'Mobile' }],
  targets: [targets.colleague],
};

describe('what is being done', () => {
  it.each<[CallAct, string]>([
    [{ kind: 'answer-on', deviceId: controlDevices.desk.id }, 'Answering on Desk phone…'],
    [{ kind: 'answer-on', deviceId: 'gone' }, 'Answering…'],
    [{ kind: 'to-voicemail' }, 'Sending to voicemail…'],
    [{ kind: 'flip', flipId: '2' }, 'Moving the call to Mobile…'],
    [{ kind: 'transfer', how: 'now', to: '104' }, 'Transferring to Sam Rivera…'],
    [{ kind: 'transfer', how: 'voicemail', to: '104' }, "Sending to Sam Rivera's voicemail…"],
    [{ kind: 'forward-to', how: 'now', to: '+14155550137' }, 'Forwarding to +14155550137…'],
    [{ kind: 'forward-to', how: 'voicemail', to: '104' }, "Sending to Sam Rivera's voicemail…"],
  ])('%j is said by its effect', (act, words) => {
    expect(pendingWords(act, names, i18n)).toBe(words);
  });
});

describe('what went wrong', () => {
  it('says what did not happen, why, and how the call stands', () => {
    expect(problemWords(controlProblem('to-voicemail', 'no-sign'), 'ringing', i18n)).toBe(
      'Could not send to voicemail. RingCentral shows no sign of it. Use your phone. The call is still ringing.',
    );
  });

  it('sends to the handset where the phone did not pick up', () => {
    const problem = controlProblem('answer-on', 'no-sign', { deviceLabel: 'Desk phone' });
    expect(problemWords(problem, 'ringing', i18n)).toBe('Desk phone did not pick up. Pick up the handset.');
  });

  it('says nothing of a call that is over as if it went on', () => {
    expect(problemWords(controlProblem('hold', 'call-over'), 'connected', i18n)).toBe(
      'Could not put the call on hold. The call is over.',
    );
  });

  it('has a sentence of its own for each operation', () => {
    const all = operations.map((each) => problemWords(controlProblem(each, 'failed'), 'connected', i18n));
    expect(new Set(all).size).toBe(operations.length);
  });
});

describe('where a call went', () => {
  it.each([
    ['on-its-way', 'Transferred to Sam Rivera.'],
    ['talking', 'Transferred to Sam Rivera. They are talking.'],
    ['voicemail', 'Transferred to Sam Rivera. Nobody took it there: voicemail did.'],
    ['unknown', 'Transferred to Sam Rivera. What became of it is unknown.'],
  ] as const)('%s is told as far as it is known', (now, words) => {
    const went = { kind: 'person', how: 'transferred', target: targets.colleague, now } as const;
    expect(wentWords(went, i18n)).toBe(words);
  });
});

describe('what is said of a call', () => {
  const heard = (different: Partial<Heard> = {}): Heard => ({
    ...noControl,
    phase: 'connected',
    ...different,
  });
  const said = (before: Heard | undefined, now: Heard): readonly string[] =>
    controlNews(before, now, names, i18n).map(({ text }) => text);
  const hold = { act: { kind: 'hold' }, since: 1, until: 2 } as const;

  it('is nothing where a window only begins to look', () => {
    expect(said(undefined, heard({ pending: hold, muted: true }))).toEqual([]);
  });

  it('is each step once', () => {
    const holding = heard({ pending: hold });
    expect(said(heard(), holding)).toEqual(['Holding…']);
    expect(said(holding, holding)).toEqual([]);
    expect(said(holding, heard({ phase: 'on-hold' }))).toEqual(['On hold.']);
    expect(said(heard(), heard({ muted: true, recording: 'on' }))).toEqual(['Muted.', 'Recording.']);
  });

  it('is a failure first, and that again when it happens again', () => {
    const first = controlProblem('hold', 'too-many');
    const once = heard({ problem: first });
    expect(controlNews(heard({ pending: hold }), once, names, i18n)).toMatchObject([{ priority: 'high' }]);
    expect(said(once, heard({ problem: { ...first, at: first.at + 1 } }))).toHaveLength(1);
  });
});

describe('which buttons a call has', () => {
  const yes = { ...noCallControl.right, has: 'yes' } as const;
  it.each<[string, Call, string]>([
    ['a ring', call(), 'ringing'],
    ['a call that is dialled', call({ direction: 'outbound' }), 'talking'],
    ['a talk', connectedCall(), 'talking'],
    ['a parked call', connectedCall({ phase: 'parked' }), 'parked'],
    ['a call that is over', endedCall(endings.here), 'none'],
  ])('%s has its own', (_, each, form) => {
    expect(controlForm(each, control(each), yes)).toBe(form);
  });

  it('is none without the right, and none while nothing is known of it', () => {
    const each = call();
    const refused = { has: 'no', code: 'CMN-408', permission: 'CallControl' } as const;
    expect(controlForm(each, { ...noControl, ...withheldFor(each, 'no-right') }, refused)).toBe('none');
    expect(controlForm(each, noControl, noCallControl.right)).toBe('none');
  });

  it('is the same while everything waits for an answer, so that nothing moves', () => {
    const each = connectedCall();
    expect(controlForm(each, { ...noControl, ...withheldFor(each, 'busy') }, yes)).toBe('talking');
  });
});
