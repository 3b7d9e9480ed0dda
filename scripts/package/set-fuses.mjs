// electron-builder's hook after the files are in place and before anything is signed.
import { flipFuses } from '@electron/fuses';
import path from 'node:path';
import { fuses } from './fuses.mjs';

/** @param {import('electron-builder').AfterPackContext} context */
export default async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const binary = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: packager.executableName,
  }[electronPlatformName];
  if (binary === undefined) throw new Error(`No fuses are known for ${electronPlatformName}.`);
  await flipFuses(path.join(appOutDir, binary), { ...fuses, resetAdHocDarwinSignature: true });
}
