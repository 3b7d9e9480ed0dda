import type { Telephony } from './telephony-types.ts';
import type { ExtensionRecord, World } from './world-types.ts';

/** What somebody does with the call, so many seconds after it began. */
export type OfficeStep = {
  readonly after: number;
  readonly act: (telephonySessionId: string, telephony: Telephony) => void;
};

export type OfficeCall = {
  readonly way: 'in' | 'out';
  /** Who is at the other end, whoever called. */
  readonly from: string;
  readonly fromName: string | undefined;
  /** The extension or queue that is called. */
  readonly to: number;
  readonly steps: readonly OfficeStep[];
};

type Office = {
  readonly random: () => number;
  readonly between: (least: number, most: number) => number;
  readonly person: ExtensionRecord;
  readonly colleague: ExtensionRecord;
  readonly queue: ExtensionRecord;
  /** Somebody else of that queue. */
  readonly member: ExtensionRecord;
  readonly deviceId: string | undefined;
};

/** Customers call again and again: there are so many of them. */
const customers = 60;

/** One call of a busy desk, by chance. */
export function drawOfficeCall(random: () => number, person: ExtensionRecord, world: World): OfficeCall {
  const office = officeOf(random, person, world);
  const [draw] = pick(random, plots);
  const { random: chance, between } = office;
  const customer = between(0, customers - 1);
  const isHidden = chance() < 0.05;
  const isInternal = chance() < 0.12;
  const outside = isHidden ? 'anonymous' : `+1212555${String(100 + customer).padStart(4, '0')}`;
  return {
    from: isInternal ? office.colleague.extensionNumber : outside,
    fromName: isInternal || isHidden || customer % 3 === 0 ? undefined : `Customer ${customer}`,
    ...{ way: 'in', to: person.id },
    ...draw(office),
  };
}

function officeOf(random: () => number, person: ExtensionRecord, world: World): Office {
  const users = world.extensions.filter(({ type, id }) => type === 'User' && id !== person.id);
  const queues = world.extensions.filter(({ members }) => members.includes(person.id));
  const queue = pick(random, queues);
  const members = users.filter(({ id }) => queue.members.includes(id));
  const phones = world.devices.filter(
    ({ extensionId, status }) => extensionId === person.id && status === 'Online',
  );
  return {
    ...{ random, person, queue, colleague: pick(random, users), member: pick(random, members) },
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    deviceId: pick(random, phones).id,
  };
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new TypeError('there is nothing to choose from');
  return item;
}

type Plot = (office: Office) => Partial<OfficeCall> & Pick<OfficeCall, 'steps'>;

const by = ({ person, deviceId }: Office) => ({
  extensionId: person.id,
  ...(deviceId === undefined ? {} : { deviceId }),
});

const hangUp = (after: number): OfficeStep => ({ after, act: (id, { hangUp: end }) => end(id) });
const answer = (after: number, who: { extensionId: number; deviceId?: string }): OfficeStep => ({
  after,
  act: (id, telephony) => telephony.answer(id, who),
});
const hand = (after: number, from: number, to: number): OfficeStep => ({
  after,
  act: (id, { transfer }) => transfer(id, from, to),
});

const taken: Plot = (office) => {
  const rang = office.between(2, 20);
  return {
    steps: [
      answer(rang, by(office)),
      ...(office.random() < 0.3
        ? [{ after: rang + 3, act: (id: string, { record }: Telephony) => record(id, office.person.id) }]
        : []),
      hangUp(rang + office.between(10, 900)),
    ],
  };
};
const givenUp: Plot = ({ between }) => ({ steps: [hangUp(between(4, 28))] });
const messageLeft: Plot = ({ between }) => ({
  steps: [{ after: between(5, 25), act: (id, { toVoicemail }) => toVoicemail(id) }],
});
const declined: Plot = ({ between, person }) => ({
  steps: [{ after: between(2, 12), act: (id, { decline }) => decline(id, person.id) }],
});
const pickedUp: Plot = ({ between, colleague }) => {
  const rang = between(4, 20);
  return { steps: [answer(rang, { extensionId: colleague.id }), hangUp(rang + between(10, 600))] };
};
const forwarded: Plot = ({ between, person, colleague }) => ({
  steps: [
    { after: 5, act: (id, { forward }) => forward(id, person.id, colleague.id) },
    ...(between(0, 1) === 0 ? [answer(12, { extensionId: colleague.id })] : []),
    hangUp(between(20, 400)),
  ],
});
const handedOn: Plot = (office) => {
  const { between, person, colleague } = office;
  const talked = between(20, 300);
  return {
    steps: [
      answer(6, by(office)),
      hand(talked, person.id, colleague.id),
      ...(between(0, 2) > 0 ? [answer(talked + 8, { extensionId: colleague.id })] : []),
      hangUp(talked + between(15, 300)),
    ],
  };
};
const handedToMe: Plot = (office) => {
  const { between, person, colleague } = office;
  return {
    to: colleague.id,
    steps: [
      answer(7, { extensionId: colleague.id }),
      hand(40, colleague.id, person.id),
      ...(between(0, 1) === 0 ? [answer(52, by(office))] : []),
      hangUp(between(60, 400)),
    ],
  };
};

/** Calls to a queue, whoever takes them. */
const inQueue =
  (plot: Plot): Plot =>
  (office) => ({ to: office.queue.id, ...plot(office) });
const takenByMember: Plot = (office) => pickedUp({ ...office, colleague: office.member });
const declinedThenTaken: Plot = ({ between, person, member }) => ({
  steps: [
    { after: 3, act: (id, { decline }) => decline(id, person.id) },
    answer(9, { extensionId: member.id }),
    hangUp(between(20, 400)),
  ],
});
const declinedThenGivenUp: Plot = ({ between, person }) => ({
  steps: [{ after: 3, act: (id, { decline }) => decline(id, person.id) }, hangUp(between(8, 30))],
});

const reached: Plot = ({ between, colleague }) => ({
  way: 'out',
  steps: [
    // Somebody outside, or else the colleague who was called.
    { after: 9, act: (id, { answerRingOut }) => answerRingOut(id, 'callee') },
    answer(10, { extensionId: colleague.id }),
    hangUp(between(20, 700)),
  ],
});
const notReached: Plot = ({ between }) => ({ way: 'out', steps: [hangUp(between(8, 40))] });

/** What is drawn from; what is here twice happens twice as often. */
const plots: readonly (readonly [Plot])[] = [
  ...[
    taken,
    taken,
    taken,
    givenUp,
    givenUp,
    messageLeft,
    declined,
    pickedUp,
    forwarded,
    handedOn,
    handedToMe,
  ],
  ...[taken, takenByMember, takenByMember, givenUp, messageLeft, declinedThenTaken, declinedThenGivenUp].map(
    inQueue,
  ),
  ...[reached, reached, reached, notReached],
].map((plot) => [plot]);
