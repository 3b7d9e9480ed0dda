// `electron [switches] [-r file] [app] [arguments]`, or without the app when it is packed beside the executable.

export type CommandLine = {
  /** files to load before the app; Electron takes none for a packed one */
  readonly requires: readonly string[];
  readonly switches: ReadonlyMap<string, string>;
  readonly app: string | null;
};

function addSwitch(switches: Map<string, string>, argument: string): void {
  const [, name, value = ''] = /^--?([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
  if (name !== undefined) switches.set(name, value);
}

export function parseCommandLine(args: readonly string[], packaged: boolean): CommandLine {
  const requires: string[] = [];
  const switches = new Map<string, string>();
  let app: string | null = null;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '--') break;
    const requiring = !packaged && app === null && (argument === '-r' || argument === '--require');
    if (requiring) requires.push(args[++at] ?? '');
    else if (argument.startsWith('-')) addSwitch(switches, argument);
    else if (!packaged) app ??= argument;
  }
  return { requires, switches, app };
}
