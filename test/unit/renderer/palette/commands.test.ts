import { describe, expect, it } from 'vitest';
import { allCommands, suggested } from '../../../../src/renderer/palette/commands.ts';
import type { Command, CommandWorld } from '../../../../src/renderer/palette/command.ts';
import { filterWords } from '../../../../src/renderer/palette/filter-words.ts';
import { rankCommands } from '../../../../src/renderer/palette/rank.ts';
import { readTyped } from '../../../../src/renderer/palette/read-typed.ts';
import { firstGroups, groupsFor } from '../../../../src/renderer/palette/rows.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { AppState } from '../../../../src/shared/app-state.ts';
import type { Route } from '../../../../src/shared/route.ts';
import { mostOfGroup, nothingFound } from '../../../../src/shared/search.ts';
import { createStillCompanion } from '../../../gallery/still-companion.ts';
import { appStates } from '../../../support/app-states.ts';
import { appState } from '../../../support/builders.ts';
import { people } from '../../../support/people-builders.ts';

const i18n = createWords('en-US');

function world(
  state: AppState = appState(),
  went: Route[] = [],
): CommandWorld & { readonly sent: () => readonly string[] } {
  const { companion, sent } = createStillCompanion(state);
  const navigation = {
    route: { screen: 'calls' },
    ...{ canGoBack: false, canGoForward: true },
    ...{ go: (route: Route) => void went.push(route), back: () => undefined, forward: () => undefined },
  } as const;
  return { state, navigation, i18n, send: companion.send, sent: () => sent.map(({ name }) => name) };
}

const named = (commands: readonly Command[], name: string): Command => {
  const found = commands.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};

const best = (text: string, recent: readonly string[] = [], state?: AppState): string | undefined =>
  rankCommands(allCommands(world(state)), text, recent)[0]?.command.name;

function found(text: string, recent: readonly string[] = [], answer = nothingFound) {
  const read = readTyped(text, 0, filterWords(i18n));
  return groupsFor({ typed: text, read, answer, targets: [] }, { commands: allCommands(world()), recent });
}

describe('the commands', () => {
  it('each have a name of their own and do something', () => {
    for (const state of Object.values(appStates)) {
      const commands = allCommands(world(state));
      expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
    }
    const went: Route[] = [];
    const one = world(appState(), went);
    for (const { run, obstacle, name } of allCommands(one)) {
      const before = one.sent().length + went.length;
      if (obstacle !== undefined || name.endsWith('.forward')) continue;
      run();
      expect(one.sent().length + went.length, name).toBeGreaterThan(before);
    }
  });

  it('say what is in the way instead of hiding', () => {
    const commands = allCommands(world(appStates['signIn.first']));
    expect(named(commands, 'fax.new').obstacle).toBe('Sign in first.');
    expect(named(commands, 'view.dark').obstacle).toBeUndefined();
    expect(named(allCommands(world()), 'go.back').obstacle).toBe('There is nothing in that direction.');
  });

  it.each([
    ['new fax', 'fax.new'],
    ['dark', 'view.dark'],
    ['dial', 'call.quick'],
    ['do not disturb', 'reach.DoNotAcceptAnyCalls'],
    ['log out', 'account.signOut'],
    ['crm', 'settings.screen-pop'],
    ['missed', 'go.missed'],
    ['zoom', 'view.larger'],
    ['ring tone', 'settings.notifications'],
    ['export', 'settings.data'],
  ])('are found by “%s”', (text, name) => {
    expect(best(text)).toBe(name);
  });

  it('come sooner where they were chosen lately', () => {
    expect(best('theme')).toBe('view.system');
    expect(best('mode', ['view.dark'])).toBe('view.dark');
  });

  it('three at hand are offered where nothing is typed, and none of them is impossible', () => {
    const one = world();
    const near = suggested(allCommands(one), one);
    expect(near).toHaveLength(3);
    expect(near.every(({ obstacle }) => obstacle === undefined)).toBe(true);
    const groups = firstGroups(
      near,
      { commands: allCommands(one), recent: ['view.dark', 'gone.long.ago'] },
      [],
    );
    expect(groups.map(({ name }) => name)).toEqual(['suggested', 'recent']);
    expect(groups[1]?.rows.map(({ key }) => key)).toEqual(['view.dark']);
  });
});

describe('the rows', () => {
  it('stand in groups of at most eight, what cannot be done at the end', () => {
    const groups = found('t');
    for (const { rows } of groups) expect(rows.length).toBeLessThanOrEqual(mostOfGroup);
    expect(groups.at(-1)?.name).toBe('not-now');
    expect(groups.at(-2)?.name).toBe('help');
  });

  it('begin with a command where its title begins like the text, else with what was found', () => {
    const answer = { ...nothingFound, people: [people.ada] };
    expect(found('new', [], answer)[0]?.name).toBe('commands');
    expect(found('disturb', [], answer)[0]?.name).toBe('people');
  });

  it('are all commands behind >, only settings behind /, and none behind @', () => {
    expect(found('>').map(({ name }) => name)).toContain('status');
    expect(found('/theme').map(({ name }) => name)).toEqual(['settings']);
    expect(found('@dark')).toEqual([]);
  });
});
