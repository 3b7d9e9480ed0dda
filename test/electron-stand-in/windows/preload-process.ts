/** `process` as a sandboxed preload sees it. */
export function preloadProcess({ additionalArguments = [] }: Electron.WebPreferences): object {
  const { platform, arch, versions, execPath, pid, resourcesPath } = process;
  return {
    ...{ type: 'renderer', sandboxed: true, contextIsolated: true, isMainFrame: true, env: {} },
    ...{ platform, arch, versions: { ...versions }, execPath, pid, resourcesPath },
    argv: [execPath, ...additionalArguments],
  };
}
