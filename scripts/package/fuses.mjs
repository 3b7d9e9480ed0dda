// What each fuse of the shipped binary is set to. A tenth fuse in a later Electron stops the packing.
import { FuseV1Options, FuseVersion } from '@electron/fuses';

export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Our signed program must not run other people's scripts.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS and NODE_EXTRA_CA_CERTS
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Has an effect on macOS and Windows; Linux does not know it.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Nothing is served from `file:`.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // As shipped: only the speed of WebAssembly hangs on it.
  [FuseV1Options.WasmTrapHandlers]: true,
};
