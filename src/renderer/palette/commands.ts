import { callCommands } from './call-commands.ts';
import type { Command, CommandWorld } from './command.ts';
import { goCommands } from './go-commands.ts';
import { accountCommands, helpCommands } from './help-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { steerCommands } from './steer-commands.ts';
import { statusCommands } from './status-commands.ts';
import { viewCommands } from './view-commands.ts';
import { readCommands, writeCommands } from './write-commands.ts';

/** Everything the main window can do by itself, whether it can be done now or not. */
export function allCommands(world: CommandWorld): readonly Command[] {
  return [
    ...steerCommands(world),
    ...callCommands(world),
    ...writeCommands(world),
    ...goCommands(world),
    ...readCommands(world),
    ...statusCommands(world),
    ...viewCommands(world),
    ...settingsCommands(world),
    ...accountCommands(world),
    ...helpCommands(world),
  ];
}

/** What is at hand where the person is now. */
export function suggested(commands: readonly Command[], { navigation }: CommandWorld): readonly Command[] {
  const names = [...aboutCalls, ...suggestions[navigation.route.screen]];
  const able = commands.filter(({ obstacle }) => obstacle === undefined);
  return names.flatMap((name) => able.find((one) => one.name === name) ?? []).slice(0, mostSuggested);
}

const mostSuggested = 3;

/** While there is a call, it comes first wherever the person is. */
const aboutCalls = ['call.answer', 'call.voicemail', 'call.skip', 'call.transfer', 'call.hold', 'call.end'];

/** More than are shown: some may not be possible. */
const suggestions: Readonly<Record<CommandWorld['navigation']['route']['screen'], readonly string[]>> = {
  calls: ['call.lastMissed', 'call.quick', 'go.missed', 'call.again', 'settings.account'],
  faxes: ['fax.new', 'fax.draft', 'fax.copyNumber', 'go.faxes.sent'],
  contacts: ['go.favourites', 'go.departments', 'call.quick'],
  settings: ['view.dark', 'view.light', 'settings.shortcuts', 'settings.notifications'],
  connection: ['do.reconnect', 'help.ringMe', 'help.report', 'settings.network'],
};
