import { nextTextSize } from '../frame/text-sizes.ts';
import { alsoFrom, type Command, type CommandWorld, obstacleOf, withMod } from './command.ts';

const themes = ['system', 'light', 'dark'] as const;

/** How the windows look. */
export function viewCommands(world: CommandWorld): readonly Command[] {
  const { state, send, i18n } = world;
  const { theme } = state.settings.appearance;
  const isSo = i18n._({ id: 'command.isSo', message: 'It is set to that now.' });
  return [
    ...themes.map((each): Command => ({
      ...{ name: `view.${each}`, group: 'view', title: themeTitle(each, world) },
      also: alsoFrom(i18n._({ id: 'command.theme.also', message: 'appearance, color, night, mode' })),
      ...obstacleOf(theme === each ? isSo : undefined),
      run: () => send.changeSettings({ appearance: { theme: each } }),
    })),
    ...switches(world),
    ...sizes(world),
  ];
}

function themeTitle(theme: (typeof themes)[number], { i18n }: CommandWorld): string {
  switch (theme) {
    case 'system':
      return i18n._({ id: 'command.themeSystem', message: 'Theme: as the system' });
    case 'light':
      return i18n._({ id: 'command.themeLight', message: 'Theme: light' });
    case 'dark':
      return i18n._({ id: 'command.themeDark', message: 'Theme: dark' });
  }
}

function switches({ state, send, i18n }: CommandWorld): readonly Command[] {
  const { appearance, alerts } = state.settings;
  return [
    {
      ...{ name: 'view.contrast', group: 'view' },
      title: appearance.moreContrast
        ? i18n._({ id: 'command.contrastOff', message: 'Normal contrast' })
        : i18n._({ id: 'command.contrastOn', message: 'More contrast' }),
      also: alsoFrom(i18n._({ id: 'command.contrast.also', message: 'accessibility, legible' })),
      run: () => send.changeSettings({ appearance: { moreContrast: !appearance.moreContrast } }),
    },
    {
      ...{ name: 'view.hideNames', group: 'view' },
      title: alerts.hideNames
        ? i18n._({ id: 'command.namesShown', message: 'Show names in notifications' })
        : i18n._({ id: 'command.namesHidden', message: 'Hide names in notifications' }),
      also: alsoFrom(i18n._({ id: 'command.names.also', message: 'sharing, privacy, screen' })),
      run: () => send.changeSettings({ alerts: { hideNames: !alerts.hideNames } }),
    },
  ];
}

function sizes(world: CommandWorld): readonly Command[] {
  const { state, send, i18n } = world;
  const { textSize } = state.settings.appearance;
  const to = (size: number) => ({ run: () => send.changeSettings({ appearance: { textSize: size } }) });
  const also = alsoFrom(i18n._({ id: 'command.textSize.also', message: 'zoom, font' }));
  const [larger, smaller] = [nextTextSize(textSize, 1), nextTextSize(textSize, -1)];
  const end = (size: number) =>
    obstacleOf(
      size === textSize
        ? i18n._({ id: 'command.textSizeEnd', message: 'That is as far as it goes.' })
        : undefined,
    );
  return [
    {
      ...{
        name: 'view.larger',
        group: 'view',
        also,
        keys: withMod(world, '+'),
        ...to(larger),
        ...end(larger),
      },
      title: i18n._({ id: 'command.textLarger', message: 'Larger text' }),
    },
    {
      ...{
        name: 'view.smaller',
        group: 'view',
        also,
        keys: withMod(world, '-'),
        ...to(smaller),
        ...end(smaller),
      },
      title: i18n._({ id: 'command.textSmaller', message: 'Smaller text' }),
    },
    {
      ...{ name: 'view.normal', group: 'view', also, keys: withMod(world, '0'), ...to(100), ...end(100) },
      title: i18n._({ id: 'command.textNormal', message: 'Text of normal size' }),
    },
  ];
}
