// What this process knows of itself before the app's own code runs.
export type Manifest = {
  readonly name?: string;
  readonly productName?: string;
  readonly desktopName?: string;
  readonly version?: string;
  readonly main?: string;
};

export const runtime = {
  /** the file that others take for the electron binary */
  executable: '',
  /** what app.getAppPath() gives */
  appPath: '',
  manifest: {} as Manifest,
  /** source of the app's main module: scheme hosts are looked for in it before the first request */
  mainText: '',
  /** Chromium switches from the command line and from app.commandLine, without dashes */
  switches: new Map<string, string>(),
  packaged: false,
};
