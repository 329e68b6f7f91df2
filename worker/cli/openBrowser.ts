import { spawn } from 'node:child_process';

const opener = (url: string): [string, string[]] | null => {
  if (process.platform === 'darwin') return ['open', [url]];
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '""', url]];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', [url]] : null;
};

/** Opens a page in the user's browser where there is a desktop. Best effort: the link is printed anyway. */
export const openBrowser = (url: string): void => {
  const command = opener(url);
  if (!command) return;
  const child = spawn(command[0], command[1], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
};
