/** Something that must work for the app to work; the answer says in a few words how it stands. */
export type SelfCheck = {
  readonly name: string;
  /** Throws what is wrong. */
  readonly look: () => string | Promise<string>;
};

/**
 * What `--self-test` says, one line for each check; the last one sums up.
 * @returns whether all is well
 */
export async function runSelfTest(
  checks: readonly SelfCheck[],
  write: (line: string) => void,
): Promise<boolean> {
  let failures = 0;
  for (const { name, look } of checks) {
    try {
      write(`ok      ${name}: ${await look()}`);
    } catch (error) {
      failures += 1;
      write(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  write(failures === 0 ? 'All is well.' : `${failures} of ${checks.length} checks failed.`);
  return failures === 0;
}
