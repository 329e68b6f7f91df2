import { fileURLToPath } from 'node:url';

/** The file of a module beside the caller, whether the sources run (.ts) or what `npm run build` made (.js). */
export const siblingModule = (caller: string, path: string): string =>
  fileURLToPath(new URL(`${path}${caller.endsWith('.ts') ? '.ts' : '.js'}`, caller));
