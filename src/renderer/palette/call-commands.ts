import { callBackTarget, partyTitle } from '../call-words.ts';
import { targetName } from '../ring-out/ring-out-words.ts';
import {
  alsoFrom,
  type Command,
  type CommandWorld,
  obstacleOf,
  signedOutObstacle,
  withMod,
} from './command.ts';

/** Calling, and the card of calls that go on. */
export function callCommands(world: CommandWorld): readonly Command[] {
  const { state, send, i18n } = world;
  const signedOut = signedOutObstacle(world);
  const rings = state.calls.some(({ phase, silenced }) => phase === 'ringing' && !silenced);
  return [
    {
      ...{ name: 'call.quick', group: 'call', keys: withMod(world, 'D'), ...obstacleOf(signedOut) },
      title: i18n._({ id: 'command.quickCall', message: 'Quick call…' }),
      also: alsoFrom(i18n._({ id: 'command.quickCall.also', message: 'dial, ring, keypad, number' })),
      run: () => send.openQuickCall(),
    },
    lastMissed(world),
    again(world),
    {
      ...{ name: 'call.card', group: 'call' },
      title: i18n._({ id: 'command.showCard', message: 'Show the call card' }),
      also: alsoFrom(i18n._({ id: 'command.showCard.also', message: 'popup, ringing, current call' })),
      ...obstacleOf(
        signedOut,
        state.calls.length + state.ringOuts.length > 0
          ? undefined
          : i18n._({ id: 'command.noCall', message: 'There is no call now.' }),
      ),
      run: () => send.showCard(),
    },
    {
      ...{ name: 'call.silence', group: 'call' },
      title: i18n._({ id: 'command.silence', message: 'Silence what rings' }),
      also: alsoFrom(i18n._({ id: 'command.silence.also', message: 'mute, ringer, quiet' })),
      ...obstacleOf(
        signedOut,
        rings ? undefined : i18n._({ id: 'command.nothingRings', message: 'Nothing rings now.' }),
      ),
      run: () => {
        for (const call of state.calls) if (call.phase === 'ringing') send.silenceCall(call.id);
      },
    },
  ];
}

function lastMissed(world: CommandWorld): Command {
  const { state, send, i18n } = world;
  const missed = state.today.rows.find(
    ({ ending, party }) => ending.kind === 'missed' && callBackTarget(party) !== undefined,
  );
  const to = missed === undefined ? undefined : callBackTarget(missed.party);
  const none = i18n._({
    id: 'command.noMissed',
    message: 'You have missed no call that can be called back.',
  });
  return {
    ...{ name: 'call.lastMissed', group: 'call' },
    title:
      missed === undefined
        ? i18n._({ id: 'command.callBackMissed', message: 'Call back the last missed call' })
        : i18n._({
            id: 'command.callBackWho',
            message: 'Call back {name}, the last missed call',
            values: { name: partyTitle(missed.party, i18n) },
          }),
    also: alsoFrom(i18n._({ id: 'command.callBackMissed.also', message: 'return call, missed' })),
    ...obstacleOf(signedOutObstacle(world), to === undefined ? none : undefined),
    run: () => {
      if (to !== undefined) send.callNumber(to);
    },
  };
}

function again(world: CommandWorld): Command {
  const { state, send, i18n } = world;
  const target = state.recentTargets[0]?.target;
  const none = i18n._({ id: 'command.nobodyCalled', message: 'You have called nobody from here yet.' });
  return {
    ...{ name: 'call.again', group: 'call' },
    title:
      target === undefined
        ? i18n._({ id: 'command.callAgain', message: 'Call the last number again' })
        : i18n._({
            id: 'command.callAgainWho',
            message: 'Call {name} again',
            values: { name: targetName(target, i18n) },
          }),
    also: alsoFrom(i18n._({ id: 'command.callAgain.also', message: 'redial, repeat, last number' })),
    ...obstacleOf(signedOutObstacle(world), target === undefined ? none : undefined),
    run: () => {
      if (target !== undefined) send.callNumber(target.to);
    },
  };
}
