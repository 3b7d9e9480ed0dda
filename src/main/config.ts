import type { DecidedOutside, Settings } from '../shared/settings.ts';

/** What is decided outside the app: by environment or a config file. The only module that reads `process.env`. */
export type Config = {
  readonly server: string | undefined;
  readonly clientId: string | undefined;
  readonly redirectUris: readonly string[] | undefined;
  /** Where PubNub is reached, e.g. through a company's own host name. */
  readonly pubNubOrigin: string | undefined;
  /** Open the demo account at start. */
  readonly demo: boolean;
  /** Which scripted hour the demo plays. */
  readonly demoScenario: string | undefined;
  /** Write what happens to standard output, one JSON line each. */
  readonly printTimeline: boolean;
  /** The page server of `npm run dev`. */
  readonly rendererUrl: string | undefined;
  readonly wayland: boolean;
  /** What programs that are started are given, less what is ours. */
  readonly environment: Environment;
  /** The person's D-Bus, where there is one. */
  readonly sessionBus: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param file the parsed config file, or undefined; the environment wins over it
 */
export function readConfig(file: unknown, environment: Environment = process.env): Config {
  const fromFile = isRecord(file) ? file : {};
  const text = (name: string, key: string): string | undefined => {
    const value = environment[name] ?? fromFile[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const redirects = environment['RINGSIDE_REDIRECT_URIS']?.split(',') ?? fromFile['redirectUris'];
  return {
    server: text('RINGSIDE_SERVER', 'server'),
    clientId: text('RINGSIDE_CLIENT_ID', 'clientId'),
    redirectUris: listOfTexts(redirects),
    pubNubOrigin: text('RINGSIDE_PUBNUB_ORIGIN', 'pubNubOrigin'),
    demo: environment['RINGSIDE_DEMO'] === '1',
    demoScenario: text('RINGSIDE_DEMO_SCENARIO', 'demoScenario'),
    printTimeline: environment['RINGSIDE_TIMELINE'] === '1',
    rendererUrl: environment['ELECTRON_RENDERER_URL'],
    environment,
    wayland: environment['XDG_SESSION_TYPE'] === 'wayland' || Boolean(environment['WAYLAND_DISPLAY']),
    sessionBus: environment['DBUS_SESSION_BUS_ADDRESS'],
  };
}

/** Where to sign in: the config wins over the settings, the settings over the defaults. */
export function platformAddress(config: Config, settings: Settings): Settings['platform'] {
  return {
    server: config.server ?? settings.platform.server,
    clientId: config.clientId ?? settings.platform.clientId,
    redirectUris: config.redirectUris ?? settings.platform.redirectUris,
    transport: settings.platform.transport,
  };
}

/** For the page that shows these settings: what they say does not count there. */
export function decidedBy({ server, clientId, redirectUris }: Config): DecidedOutside {
  return { server, clientId, redirectUris };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOfTexts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item): item is string => typeof item === 'string').map((item) => item.trim());
  return texts.length > 0 ? texts : undefined;
}
