import { draftTitle } from '../fax/entry-title.ts';
import {
  alsoFrom,
  type Command,
  type CommandWorld,
  obstacleOf,
  signedOutObstacle,
  withMod,
} from './command.ts';

/** Faxes, and reading everything again. */
export function writeCommands(world: CommandWorld): readonly Command[] {
  const { state, send, i18n } = world;
  const signedOut = signedOutObstacle(world);
  const mayNot = state.faxes.allowed
    ? undefined
    : i18n._({ id: 'command.faxNotAllowed', message: 'This account does not fax.' });
  const { ownNumber } = state.faxes;
  return [
    {
      ...{
        name: 'fax.new',
        group: 'write',
        keys: withMod(world, 'Shift+F'),
        ...obstacleOf(signedOut, mayNot),
      },
      title: i18n._({ id: 'command.newFax', message: 'New fax…' }),
      also: alsoFrom(i18n._({ id: 'command.newFax.also', message: 'send, write, compose, pages' })),
      run: () => send.newFax({}),
    },
    newestDraft(world),
    {
      ...{ name: 'fax.copyNumber', group: 'write' },
      title: i18n._({ id: 'command.copyFaxNumber', message: 'Copy my fax number' }),
      also: alsoFrom(i18n._({ id: 'command.copyFaxNumber.also', message: 'own number, clipboard' })),
      ...obstacleOf(
        signedOut,
        ownNumber === undefined
          ? i18n._({ id: 'command.noFaxNumber', message: 'Your fax number is not known.' })
          : undefined,
      ),
      run: () => send.copyFaxNumber(),
    },
  ];
}

function newestDraft(world: CommandWorld): Command {
  const { state, navigation, i18n } = world;
  const draft = state.faxes.drafts[0];
  return {
    ...{ name: 'fax.draft', group: 'write' },
    title:
      draft === undefined
        ? i18n._({ id: 'command.continueDraft', message: 'Continue the newest draft' })
        : i18n._({
            id: 'command.continueDraftTo',
            message: 'Continue the fax to {name}',
            values: { name: draftTitle(draft, i18n) },
          }),
    also: alsoFrom(i18n._({ id: 'command.continueDraft.also', message: 'draft, unfinished' })),
    ...obstacleOf(
      signedOutObstacle(world),
      draft === undefined ? i18n._({ id: 'command.noDraft', message: 'There is no draft.' }) : undefined,
    ),
    run: () => {
      if (draft !== undefined) navigation.go({ screen: 'faxes', box: 'drafts', draftId: draft.id });
    },
  };
}

/** Asks the platform again. */
export function readCommands(world: CommandWorld): readonly Command[] {
  const { send, i18n, state } = world;
  const signedOut = signedOutObstacle(world);
  const isOnline = state.connection.phase === 'online';
  const also = alsoFrom(i18n._({ id: 'command.read.also', message: 'refresh, reload, update' }));
  const common = { group: 'do', also, ...obstacleOf(signedOut) } as const;
  return [
    {
      ...{ name: 'do.readCalls', ...common, run: () => send.refreshToday() },
      title: i18n._({ id: 'command.readCalls', message: 'Read the calls again' }),
    },
    {
      ...{ name: 'do.readContacts', ...common, run: () => send.refreshPeople() },
      title: i18n._({ id: 'command.readContacts', message: 'Read the contacts again' }),
    },
    {
      ...{ name: 'do.readFaxes', ...common, run: () => send.refreshFaxes() },
      title: i18n._({ id: 'command.readFaxes', message: 'Read the faxes again' }),
    },
    {
      ...{ name: 'do.reconnect', group: 'do', run: () => send.reconnectNow() },
      title: i18n._({ id: 'command.reconnect', message: 'Connect again now' }),
      also: alsoFrom(i18n._({ id: 'command.reconnect.also', message: 'online, offline, retry' })),
      ...obstacleOf(
        signedOut,
        isOnline ? i18n._({ id: 'command.isConnected', message: 'You are connected.' }) : undefined,
      ),
    },
  ];
}
