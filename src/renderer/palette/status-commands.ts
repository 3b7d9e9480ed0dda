import { offeredReaches } from '../../shared/presence.ts';
import { reachWords, statusWords } from '../frame/presence-words.ts';
import { alsoFrom, type Command, type CommandWorld, obstacleOf, signedOutObstacle } from './command.ts';

const statuses = ['Available', 'Busy', 'Offline'] as const;

/** What others see, and which calls reach me. */
export function statusCommands(world: CommandWorld): readonly Command[] {
  const { state, send, i18n } = world;
  const { presence } = state;
  const isSo = i18n._({ id: 'command.isSo', message: 'It is set to that now.' });
  const unknown =
    presence === undefined
      ? i18n._({ id: 'command.statusUnknown', message: 'Your status is not known yet.' })
      : undefined;
  const obstacle = (same: boolean) => obstacleOf(signedOutObstacle(world), unknown, same ? isSo : undefined);
  return [
    ...statuses.map((status): Command => ({
      ...{ name: `status.${status}`, group: 'status', run: () => send.setUserStatus(status) },
      title: i18n._({
        id: 'command.status',
        message: 'Status: {status}',
        values: { status: statusWords(status, i18n) },
      }),
      also: alsoFrom(statusAlso(status, world)),
      ...obstacle(presence?.userStatus === status),
    })),
    ...offeredReaches.map((reach): Command => ({
      ...{ name: `reach.${reach}`, group: 'status', run: () => send.setDnd(reach) },
      title: i18n._({
        id: 'command.reach',
        message: 'Calls that reach me: {reach}',
        values: { reach: reachWords(reach, i18n) },
      }),
      also: alsoFrom(reachAlso(reach, world)),
      ...obstacle(presence?.dndStatus === reach),
    })),
  ];
}

function statusAlso(status: (typeof statuses)[number], { i18n }: CommandWorld): string {
  switch (status) {
    case 'Available':
      return i18n._({ id: 'command.available.also', message: 'online, free, back' });
    case 'Busy':
      return i18n._({ id: 'command.busy.also', message: 'meeting, occupied' });
    case 'Offline':
      return i18n._({ id: 'command.invisible.also', message: 'invisible, away, offline' });
  }
}

function reachAlso(reach: (typeof offeredReaches)[number], { i18n }: CommandWorld): string {
  return reach === 'DoNotAcceptAnyCalls'
    ? i18n._({ id: 'command.noCalls.also', message: 'do not disturb, dnd, quiet, focus, take no calls' })
    : i18n._({ id: 'command.reach.also', message: 'take calls, queue' });
}
