import { app } from 'electron';
import { type LinkProgram, linkProgram, type LinkSystem } from './link-owners.ts';

/** The program that runs now, as links would start it. */
export function thisProgram(): LinkProgram {
  return linkProgram(app.isPackaged, process.execPath, app.getAppPath());
}

export const linkSystem: LinkSystem = app;
