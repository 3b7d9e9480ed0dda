declare module '*?worker&url' {
  /** Where the built worker lies. */
  const url: string;
  export default url;
}

// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface adds to another one
interface ImportMeta {
  /** Vite's: a function for each file that fits, by its path. */
  readonly glob: <Module>(
    pattern: string,
    options: { readonly query: string; readonly import: string; readonly exhaustive: boolean },
  ) => Readonly<Record<string, () => Promise<Module>>>;
}
