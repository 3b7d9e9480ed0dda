import { parseArgs, type ParseArgsConfig } from 'node:util';

type Values<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config>>['values'];

/** What a command was given. `--help` prints the usage; what is not known prints it too, and ends with 2. */
export function readOptions<const Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): Values<Config> {
  const options = { ...config.options, help: { type: 'boolean' } } as const;
  const values = parse(usage, { ...config, options });
  if ('help' in values && values.help === true) {
    console.log(usage);
    process.exit(0);
  }
  return values;
}

function parse<Config extends ParseArgsConfig>(usage: string, config: Config): Values<Config> {
  try {
    return parseArgs(config).values;
  } catch (error) {
    return refuseOptions(usage, error instanceof Error ? error.message : String(error));
  }
}

export function refuseOptions(usage: string, why: string): never {
  console.error(`${why}\n\n${usage}`);
  process.exit(2);
}
