import type { CustomerKey } from '../world/customers.ts';
import type { Deed, Step, Who } from './deeds.ts';

/** Chance for one plan: whole numbers from `least` to `most`, and one out of a list. */
export type Dice = {
  readonly between: (least: number, most: number) => number;
  readonly oneOf: <Choice>(choices: readonly [Choice, ...Choice[]]) => Choice;
};

export const callKinds = [
  'answered',
  'answered-elsewhere',
  'picked-up',
  'forwarded',
  'missed',
  'voicemail',
  'declined',
  'held',
  'queue-answered',
  'queue-by-colleague',
  'queue-missed',
  'queue-voicemail',
  'colleague',
  'colleague-missed',
  'ring-out',
  'ring-out-cancelled',
  'ring-out-unanswered',
  'dialled',
] as const;

export type CallKind = (typeof callKinds)[number];

const callers: readonly [CustomerKey, ...CustomerKey[]] = [
  'ada',
  'grace',
  'alan',
  'katherine',
  'charles',
  'mary',
  'network',
  'unknown',
  'masked',
  'long',
  'rightToLeft',
  'anonymous',
];
const reachable: readonly [CustomerKey, ...CustomerKey[]] = [
  'ada',
  'grace',
  'alan',
  'katherine',
  'charles',
  'mary',
];
const devices: readonly ['desk', 'app'] = ['desk', 'app'];

const call = 'it';
const step = (wait: number, say: string, ...deeds: readonly Deed[]): Step => ({ wait, say, deeds });
const hangUp = (wait: number): Step => step(wait, 'The call is over.', { do: 'hang-up', call });

function ringing(from: CustomerKey | Who, to: Who, who: string): Step {
  const called = to === 'me' ? '{me}' : 'the Support queue';
  return step(0, `${who} rings ${called}.`, { do: 'ring', call, from, to });
}

function answered(dice: Dice, by: Who, say: string): readonly Step[] {
  const on = dice.oneOf(devices);
  return [step(dice.between(2, 20), say, { do: 'answer', call, by, on }), hangUp(dice.between(5, 240))];
}

function outside(dice: Dice, to: 'me' | '300', rest: readonly Step[]): readonly Step[] {
  return [ringing(dice.oneOf(callers), to, 'A customer'), ...rest];
}

function ringOutPlan(dice: Dice, answers: 0 | 1 | 2): readonly Step[] {
  const steps = [
    step(0, '{me} starts a RingOut.', { do: 'ring-out', call, to: dice.oneOf(reachable) }),
    step(dice.between(3, 8), '{me} picks up.', { do: 'answer-out', call, leg: 'caller' }),
    step(dice.between(3, 15), 'The other side answers.', { do: 'answer-out', call, leg: 'callee' }),
  ];
  return [...steps.slice(0, answers + 1), hangUp(dice.between(8, answers === 2 ? 200 : 30))];
}

function heldPlan(dice: Dice): readonly Step[] {
  return outside(dice, 'me', [
    step(dice.between(2, 15), '{me} answers.', { do: 'answer', call, by: 'me' }),
    step(dice.between(5, 60), '{me} puts the caller on hold.', { do: 'hold', call, by: 'me' }),
    step(dice.between(5, 60), '{me} is back.', { do: 'resume', call, by: 'me' }),
    hangUp(dice.between(5, 60)),
  ]);
}

/** The steps of one call of this kind, with times and people by chance; it always comes to an end. */
export function planOf(kind: CallKind, dice: Dice): readonly Step[] {
  const helper = dice.oneOf<Who>(['102', '103', '104']);
  const voicemail = step(dice.between(8, 30), 'The caller is sent to voicemail.', { do: 'voicemail', call });
  const message = step(dice.between(3, 40), 'The message is left.', { do: 'message-left', call });
  switch (kind) {
    case 'answered':
      return outside(dice, 'me', answered(dice, 'me', '{me} answers.'));
    case 'answered-elsewhere':
      return outside(dice, 'me', [
        step(dice.between(3, 20), '{me} answers on another device.', {
          do: 'answer',
          call,
          by: 'me',
          on: 'app',
        }),
        hangUp(dice.between(5, 200)),
      ]);
    case 'picked-up':
      return outside(dice, 'me', answered(dice, '102', 'Ben Ortiz picks the call up.'));
    case 'forwarded':
      return outside(dice, 'me', [
        step(dice.between(2, 10), '{me} hands the caller on.', { do: 'forward', call, by: 'me', to: '107' }),
        ...answered(dice, '107', 'Noor Haddad answers.'),
      ]);
    case 'missed':
      return outside(dice, 'me', [hangUp(dice.between(4, 40))]);
    case 'voicemail':
      return outside(dice, 'me', [voicemail, message]);
    case 'declined':
      return outside(dice, 'me', [
        step(dice.between(2, 12), '{me} declines.', { do: 'decline', call, by: 'me' }),
      ]);
    case 'held':
      return heldPlan(dice);
    case 'queue-answered':
      return outside(dice, '300', answered(dice, 'me', '{me} answers for the queue.'));
    case 'queue-by-colleague':
      return outside(dice, '300', answered(dice, helper, 'A colleague answers for the queue.'));
    case 'queue-missed':
      return outside(dice, '300', [hangUp(dice.between(10, 60))]);
    case 'queue-voicemail':
      return outside(dice, '300', [voicemail, message]);
    case 'colleague':
      return [ringing(helper, 'me', 'A colleague'), ...answered(dice, 'me', '{me} answers.')];
    case 'colleague-missed':
      return [ringing(helper, 'me', 'A colleague'), hangUp(dice.between(4, 30))];
    case 'ring-out':
      return ringOutPlan(dice, 2);
    case 'ring-out-unanswered':
      return ringOutPlan(dice, 1);
    case 'ring-out-cancelled':
      return ringOutPlan(dice, 0);
    case 'dialled':
      return [
        step(0, '{me} dials by hand.', { do: 'dial', call, to: dice.oneOf(reachable) }),
        step(dice.between(4, 20), 'The other side answers.', { do: 'answer-out', call, leg: 'callee' }),
        hangUp(dice.between(5, 200)),
      ];
  }
}
