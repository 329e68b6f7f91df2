/**
 * How a command speaks. With `--json`, standard output carries one JSON object and nothing else;
 * everything for people goes to standard error. Progress is drawn in place on a terminal and
 * printed as a line every few seconds elsewhere, and never for work that is over within a second.
 */
import { formatDuration } from './duration.ts';

export type Progress = { tick(n?: number): void; done(): void };

export type Io = {
  out(line?: string): void;
  err(line?: string): void;
  /** The command's result as one object; printed only with `--json`. */
  json(object: unknown): void;
  progress(label: string, total: number): Progress;
  isTTY: boolean;
};

type Stream = { write(text: string): unknown; isTTY?: boolean; columns?: number };

const BAR = 24;
const QUIET_MS = 1000;
const DRAW_MS = 100;
const LINE_MS = 5000;

const bar = (share: number) => {
  const filled = Math.round(share * BAR);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
};

const makeProgress = (stream: Stream, label: string, total: number): Progress => {
  const tty = stream.isTTY === true;
  const started = performance.now();
  let count = 0;
  let last = started;
  let drawn = false;
  const line = (now: number) => {
    const share = total > 0 ? Math.min(1, count / total) : 1;
    const left =
      share > 0.02 && share < 1 ? `, ${formatDuration(((now - started) * (1 - share)) / share)} left` : '';
    const counts = `${count.toLocaleString('en')} of ${total.toLocaleString('en')}`;
    return tty
      ? `${label}  ${bar(share)} ${counts}${left}`.slice(0, (stream.columns ?? 100) - 1)
      : `${label}: ${counts}${left}`;
  };
  const draw = (now: number) => {
    stream.write(tty ? `\r\x1b[2K${line(now)}` : `${line(now)}\n`);
    drawn = true;
    last = now;
  };
  return {
    tick(n = 1) {
      count += n;
      const now = performance.now();
      if (now - started < QUIET_MS || now - last < (tty ? DRAW_MS : LINE_MS)) return;
      draw(now);
    },
    done() {
      const now = performance.now();
      if (tty && drawn) stream.write('\r\x1b[2K');
      if (now - started >= QUIET_MS)
        stream.write(`${label}: ${count.toLocaleString('en')} in ${formatDuration(now - started)}\n`);
    },
  };
};

/** `json`: whether `--json` was given. The streams are arguments so that tests can read them. */
export const makeIo = (
  json: boolean,
  stdout: Stream = process.stdout,
  stderr: Stream = process.stderr,
): Io => {
  const human = json ? stderr : stdout;
  return {
    out: (line = '') => void human.write(`${line}\n`),
    err: (line = '') => void stderr.write(`${line}\n`),
    json: (object) => {
      if (json) stdout.write(`${JSON.stringify(object)}\n`);
    },
    progress: (label, total) => makeProgress(stderr, label, total),
    isTTY: human.isTTY === true,
  };
};
