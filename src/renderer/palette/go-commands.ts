import type { Route } from '../../shared/route.ts';
import { boxWords } from '../fax/box-words.ts';
import {
  alsoFrom,
  type Command,
  type CommandWorld,
  obstacleOf,
  signedOutObstacle,
  withMod,
} from './command.ts';

type Place = Pick<Command, 'name' | 'title' | 'keys' | 'obstacle'> & {
  readonly also?: string;
  readonly route: Route;
};

/** Every place of the main window but the settings' pages. */
export function goCommands(world: CommandWorld): readonly Command[] {
  const { navigation, i18n } = world;
  const signedOut = signedOutObstacle(world);
  const own = [...callPlaces(world), ...faxPlaces(world), ...contactPlaces(world)];
  const places = own.map(({ route, also = '', ...place }): Command => ({
    ...{ ...place, group: 'go', also: alsoFrom(also), ...obstacleOf(signedOut) },
    run: () => navigation.go(route),
  }));
  const mac = world.state.desktop.platform === 'macos';
  const noWay = i18n._({ id: 'command.noWay', message: 'There is nothing in that direction.' });
  return [
    ...places,
    {
      ...{ name: 'go.back', group: 'go', also: [], keys: mac ? 'Cmd+[' : 'Alt+Left', run: navigation.back },
      title: i18n._({ id: 'action.back', message: 'Back' }),
      ...obstacleOf(navigation.canGoBack ? undefined : noWay),
    },
    {
      ...{
        name: 'go.forward',
        group: 'go',
        also: [],
        keys: mac ? 'Cmd+]' : 'Alt+Right',
        run: navigation.forward,
      },
      title: i18n._({ id: 'action.forward', message: 'Forward' }),
      ...obstacleOf(navigation.canGoForward ? undefined : noWay),
    },
  ];
}

function callPlaces(world: CommandWorld): readonly Place[] {
  const { i18n } = world;
  return [
    {
      ...{ name: 'go.calls', route: { screen: 'calls' }, keys: withMod(world, '1') },
      title: i18n._({ id: 'section.calls', message: 'Calls' }),
      also: i18n._({ id: 'command.calls.also', message: 'history, call log, recent' }),
    },
    {
      ...{ name: 'go.missed', route: { screen: 'calls', filter: 'missed' } },
      title: i18n._({ id: 'command.missedCalls', message: 'Missed calls' }),
      also: i18n._({ id: 'command.missedCalls.also', message: 'unanswered' }),
    },
    {
      ...{ name: 'go.callBacks', route: { screen: 'calls', view: 'call-backs' } },
      title: i18n._({ id: 'command.callBacks', message: 'Calls to return' }),
      also: i18n._({ id: 'command.callBacks.also', message: 'call back, reminders, later' }),
    },
  ];
}

function faxPlaces(world: CommandWorld): readonly Place[] {
  const { i18n } = world;
  const boxes = (['received', 'sent', 'scheduled', 'drafts'] as const).map((box): Place => ({
    ...{ name: `go.faxes.${box}`, route: { screen: 'faxes', box } },
    title: i18n._({ id: 'command.faxBox', message: 'Faxes: {box}', values: { box: boxWords(box, i18n) } }),
  }));
  return [
    {
      ...{ name: 'go.faxes', route: { screen: 'faxes' }, keys: withMod(world, '2') },
      title: i18n._({ id: 'section.faxes', message: 'Faxes' }),
      also: i18n._({ id: 'command.faxes.also', message: 'inbox, documents' }),
    },
    ...boxes,
  ];
}

function contactPlaces(world: CommandWorld): readonly Place[] {
  const { i18n } = world;
  return [
    {
      ...{ name: 'go.contacts', route: { screen: 'contacts' }, keys: withMod(world, '3') },
      title: i18n._({ id: 'section.contacts', message: 'Contacts' }),
      also: i18n._({ id: 'command.contacts.also', message: 'people, address book, directory, colleagues' }),
    },
    {
      ...{ name: 'go.favourites', route: { screen: 'contacts', show: 'favourites' } },
      title: i18n._({ id: 'command.favourites', message: 'Favorite contacts' }),
      also: i18n._({ id: 'command.favourites.also', message: 'starred' }),
    },
    {
      ...{ name: 'go.departments', route: { screen: 'contacts', show: 'departments' } },
      title: i18n._({ id: 'command.departments', message: 'Departments and queues' }),
    },
  ];
}
