/**
 * What a stranger notices from outside. The operator in these attacks holds the log key and may change any
 * document, so each forged board has a perfect chain; only what the forgery breaks may give it away.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeBallotList, encodeBallotList } from '../../../worker/core/ballot/list.ts';
import { b64u, hex } from '../../../worker/core/bytes.ts';
import { jcs } from '../../../worker/core/jcs.ts';
import type { LogEntry, LogType } from '../../../worker/core/season.ts';
import { verifyBoard } from '../../../worker/core/verify/board.ts';
import {
  entriesOf,
  forge,
  jsonOf,
  type PlayedBoard,
  playedBoard,
  sourceOf,
} from '../../support/playedBoard.ts';

let board: PlayedBoard;
beforeAll(async () => {
  board = await playedBoard();
});

const verify = (at: PlayedBoard) => verifyBoard(sourceOf(at), () => {});

/** The first entry of a type, with its document replaced. */
const replaced =
  (type: LogType, change: (doc: Record<string, unknown>, put: (bytes: Uint8Array) => string) => unknown) =>
  (entries: LogEntry[], put: (bytes: Uint8Array) => string): LogEntry[] => {
    const at = entries.findIndex((entry) => entry.type === type);
    return entries.map((entry, i) =>
      i === at ? { ...entry, body: put(jcs(change(jsonOf(board, entry.body), put))) } : entry,
    );
  };

type Line = NonNullable<ReturnType<typeof decodeBallotList>>[number];

/** The first wave's ballot list changed; the close names the new list. */
const withList = (change: (lines: Line[]) => Line[]) =>
  replaced('wave-close', (doc, put) => {
    const lines = decodeBallotList(board.docs.get(String(doc.ballots)) ?? new Uint8Array()) ?? [];
    return { ...doc, ballots: put(encodeBallotList(change(lines))) };
  });

const kinds = async (change: Parameters<typeof forge>[1]): Promise<string[]> => {
  const { ok, findings } = await verify(await forge(board, change));
  expect(ok).toBe(findings.length === 0);
  return [...new Set(findings.map(({ kind }) => kind))];
};

const explanations = async (change: Parameters<typeof forge>[1]): Promise<string> => {
  const { findings } = await verify(await forge(board, change));
  return findings.map(({ explanation }) => explanation).join('\n');
};

const isRecordList = (value: unknown): value is Record<string, unknown>[] => Array.isArray(value);
const listOf = (value: unknown): Record<string, unknown>[] => (isRecordList(value) ? value : []);

describe('an honest board', () => {
  test('verifies, and every ballot on it was checked', async () => {
    let ticks = 0;
    const result = await verifyBoard(sourceOf(board), (n) => {
      ticks += n;
    });
    expect(result).toMatchObject({ ok: true, findings: [], waves: 2, entries: board.log.length });
    expect(result.ballots).toBeGreaterThan(60);
    expect(ticks).toBe(result.ballots);
  });

  test('verifies again when chained and signed anew without a change', async () => {
    expect(await kinds((entries) => entries)).toEqual([]);
  });
});

describe('without the log key', () => {
  test('no entry can be changed, left out or added', async () => {
    for (let at = 0; at < board.log.length - 1; at++)
      expect(await verify({ ...board, log: board.log.toSpliced(at, 1) })).toMatchObject({ ok: false });
    const last = entriesOf(board).at(-1);
    const added = {
      entry: JSON.stringify({ ...last, idx: board.log.length }),
      sig: board.log.at(-1)?.sig ?? '',
    };
    expect((await verify({ ...board, log: [...board.log, added] })).findings[0]?.kind).toBe('log');
  });

  test('no document can be missing or changed', async () => {
    for (const hash of board.docs.keys()) {
      const docs = new Map(board.docs);
      docs.delete(hash);
      const named = async () =>
        (await verify({ ...board, docs })).findings.some(({ kind, explanation }) =>
          kind === 'missing' ? /missing/.test(explanation) : kind === 'log',
        );
      expect(await named(), hash).toBe(true);
      docs.set(hash, new Uint8Array([...(board.docs.get(hash) ?? []), 32]));
      expect(await named(), hash).toBe(true);
    }
  });
});

describe('with the log key, nobody can', () => {
  test('lower a rule below its floor', async () => {
    expect(
      await kinds(replaced('manifest', (doc) => ({ ...doc, rules: { ...Object(doc.rules), k_cell: 2 } }))),
    ).toContain('manifest');
  });

  test('show a second manifest under another log key, too late, or in another spelling', async () => {
    const second = (change: (doc: Record<string, unknown>) => unknown, at?: string) =>
      explanations((entries, put) => {
        const [first, ...rest] = entries;
        if (!first) return entries;
        const late = { ...first, at: at ?? first.at, body: put(jcs(change(jsonOf(board, first.body)))) };
        return [first, late, ...rest];
      });
    const key = b64u(new Uint8Array(32).fill(5));
    expect(await second((doc) => ({ ...doc, log_key: key }))).toMatch(/another log key/);
    expect(await second((doc) => ({ ...doc, season: 'other' }), '2031-01-01T00:00:00Z')).toMatch(
      /after its own collection had closed/,
    );
    expect(await second((doc) => ({ ...doc, extra: 1 }))).toMatch(/not a manifest in canonical form/);
    expect((await verify({ ...board, docs: new Map() })).findings[0]?.explanation).toMatch(/no manifest/);
  });

  test('seal a season twice, loosen a rule, or open waves within a week of an earlier season’s', async () => {
    const manifest = jsonOf(board, entriesOf(board)[0]?.body ?? '');
    const following = (change: object) =>
      explanations((entries, put) => {
        const [first, ...rest] = entries;
        return first ? [first, { ...first, body: put(jcs({ ...manifest, ...change })) }, ...rest] : entries;
      });
    expect(await following({ priority: 'attributes' })).toMatch(/has a season called .* already/);
    const strict = (k_cell: number) => ({ ...Object(manifest.rules), k_cell });
    expect(await following({ season: 'other' })).toMatch(/less than 7 days from wave .* of season/);
    const loosened = await explanations((entries, put) =>
      entries.flatMap((entry, i) => {
        if (i > 0) return entry;
        const early = put(jcs({ ...manifest, season: 'early', rules: strict(9) }));
        return [{ ...entry, body: early }, entry];
      }),
    );
    expect(loosened).toMatch(/k_cell is below 9, which season early was sealed with/);
  });

  test('total what is no cohort, or close a collection without a season', async () => {
    const foreign = replaced('collection-close', (doc) => ({
      ...doc,
      cohorts: [...listOf(doc.cohorts), { cohort: 'ghosts', issued: 3, issued_root: '0'.repeat(64) }],
    }));
    expect(await explanations(foreign)).toMatch(/ghosts, which is no cohort/);
    const nowhere = replaced('collection-close', (doc) => ({ ...doc, mh: '0'.repeat(64) }));
    expect(await explanations(nowhere)).toMatch(/for which there is no manifest/);
  });

  test('hide a key, or use a small one', async () => {
    const keys = (change: (keys: Record<string, unknown>[]) => unknown) =>
      explanations(
        replaced('collection-close', (doc, put) => {
          const list = listOf(JSON.parse(new TextDecoder().decode(board.docs.get(String(doc.keys)))));
          return { ...doc, keys: put(jcs(change(list))) };
        }),
      );
    expect(await keys((list) => list.slice(1))).toMatch(/one key for each wave and cohort/);
    const small = b64u(new Uint8Array(128).fill(201));
    expect(await keys(([first, ...rest]) => [{ ...first, n: small }, ...rest])).toMatch(
      /not an odd number of 2048 bits/,
    );
    expect(await keys(() => ({}))).toMatch(/key list is missing/);
  });

  test('issue more ballots than a cohort has members', async () => {
    const more = replaced('collection-close', (doc) => ({
      ...doc,
      cohorts: listOf(doc.cohorts).map((line) => ({ ...line, issued: 61 })),
    }));
    expect(await explanations(more)).toMatch(/61 ballots issued to \d+ members/);
  });

  test('count more ballots than were issued', async () => {
    const fewer = replaced('collection-close', (doc) => ({
      ...doc,
      cohorts: listOf(doc.cohorts).map((line) => ({ ...line, issued: 1 })),
    }));
    expect(await explanations(fewer)).toMatch(/ballots were used, 1 were issued/);
  });

  test('leave a cohort out of the totals', async () => {
    const without = replaced('collection-close', (doc) => ({
      ...doc,
      cohorts: listOf(doc.cohorts).slice(1),
    }));
    expect(await explanations(without)).toMatch(/No issued total/);
  });

  test('exchange a key, or give one person’s cohort a key of its own', async () => {
    const swapped = replaced('collection-close', (doc, put) => {
      const keys = listOf(JSON.parse(new TextDecoder().decode(board.docs.get(String(doc.keys)))));
      const [first, second, ...rest] = keys;
      return { ...doc, keys: put(jcs([{ ...first, n: second?.n }, second, ...rest])) };
    });
    expect(await explanations(swapped)).toMatch(/not the one that the manifest sealed/);
    expect(await explanations(swapped)).toMatch(/used twice/);
  });

  test('list a ballot twice', async () => {
    const twice = replaced('wave-close', (doc, put) => {
      const list = board.docs.get(String(doc.ballots)) ?? new Uint8Array();
      return { ...doc, ballots: put(new Uint8Array([...list, ...list.subarray(-487)])) };
    });
    expect(await explanations(twice)).toMatch(/holds a nullifier twice/);
  });

  test('say other totals than the list holds', async () => {
    const text = (change: (doc: Record<string, unknown>) => unknown) =>
      explanations(replaced('wave-close', change));
    expect(await text((doc) => ({ ...doc, size: Number(doc.size) + 1 }))).toMatch(
      /close says \d+ ballots, the list/,
    );
    expect(await text((doc) => ({ ...doc, cohorts: listOf(doc.cohorts).slice(1) }))).toMatch(
      /not name every cohort/,
    );
    const moved = (doc: Record<string, unknown>) => ({
      ...doc,
      cohorts: listOf(doc.cohorts).map((line) => ({ ...line, ballots: Number(line.ballots) + 1 })),
    });
    expect(await text(moved)).toMatch(/close says \d+ ballots and \d+ withdrawn, the list holds/);
    expect(await text((doc) => ({ ...doc, wave: 'elsewhen' }))).toMatch(/closed that no manifest has/);
  });

  test('drop a ballot without changing root and totals', async () => {
    const text = await explanations(withList((lines) => lines.slice(1)));
    expect(text).toMatch(/root is not the root/);
    expect(text).toMatch(/the list holds/);
  });

  test('alter what a ballot committed to', async () => {
    const altered = withList(([first, ...rest]) =>
      first ? [{ ...first, commit: new Uint8Array(32).fill(7) }, ...rest] : rest,
    );
    expect(await explanations(altered)).toMatch(/not signed by its own ballot key/);
    const all = withList((lines) => lines.map((line) => ({ ...line, commit: new Uint8Array(32) })));
    expect(await explanations(all)).toMatch(/\d+ more ballots are wrong/);
  });

  test('bring a withdrawn ballot back, or withdraw one', async () => {
    const turned = withList(([first, ...rest]) =>
      first ? [{ ...first, op: first.op === 'put' ? 'withdraw' : 'put' }, ...rest] : rest,
    );
    expect(await explanations(turned)).toMatch(/not signed by its own ballot key/);
  });

  test('invent a ballot with a key pair of their own', async () => {
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    const { x } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const vk = new Uint8Array(Buffer.from(x ?? '', 'base64url'));
    const stuffed = withList(([first, ...rest]) => (first ? [{ ...first, vk }, ...rest] : rest));
    expect(await explanations(stuffed)).toMatch(/nonce is not its ballot key’s/);
  });

  test('use a token with a broken signature', async () => {
    const broken = withList(([first, ...rest]) => {
      if (!first) return rest;
      const token = new Uint8Array(first.token);
      token[353] = (token[353] ?? 0) ^ 1;
      return [{ ...first, token }, ...rest];
    });
    expect(await explanations(broken)).toMatch(/not signed by its cohort’s key/);
  });

  test('count a ballot in another wave than the one it is for', async () => {
    const closes = entriesOf(board).filter(({ type }) => type === 'wave-close');
    const other = jsonOf(board, closes[1]?.body ?? '');
    const foreign = decodeBallotList(board.docs.get(String(other.ballots)) ?? new Uint8Array())?.[0];
    const text = await explanations(withList((lines) => (foreign ? [...lines, foreign] : lines)));
    expect(text).toMatch(/token is for wave/);
  });

  test('publish another release than the one frozen at the close', async () => {
    expect(await explanations(replaced('release', (doc) => ({ ...doc, cells: [] })))).toMatch(
      /not the release that was frozen/,
    );
  });

  test('close a wave, release it or erase it before its time', async () => {
    for (const [type, kind] of [
      ['collection-close', 'time'],
      ['wave-close', 'time'],
      ['release', 'time'],
      ['erasure', 'erasure'],
    ] as const) {
      const early = (entries: LogEntry[]) => {
        const at = entries.findIndex((entry) => entry.type === type);
        const before = entries[at - 1]?.at ?? '';
        return entries.map((entry, i) => (i === at ? { ...entry, at: before } : entry));
      };
      expect(await kinds(early), type).toContain(kind);
    }
  });

  test('put time back, close or release twice, or close what was never sealed', async () => {
    const again = (type: LogType) => (entries: LogEntry[]) =>
      entries.flatMap((entry) => (entry.type === type ? [entry, entry] : [entry]));
    expect(await explanations(again('wave-close'))).toMatch(/wave was closed twice/);
    expect(await explanations(again('collection-close'))).toMatch(/collection was closed twice/);
    expect(await explanations(again('release'))).toMatch(/released twice/);
    expect(await explanations(again('manifest'))).toMatch(/stands on the log twice/);
    expect(await kinds((entries) => entries.filter(({ type }) => type !== 'collection-close'))).toContain(
      'collection',
    );
    expect(await kinds((entries) => entries.filter(({ type }) => type !== 'wave-close'))).toContain(
      'release',
    );
    expect(await explanations((entries) => entries.filter(({ type }) => type !== 'release'))).toMatch(
      /erased that was never released/,
    );
    const backwards = (entries: LogEntry[]) =>
      entries.map((entry, i) =>
        i === entries.length - 1 ? { ...entry, at: '2030-01-01T00:00:00Z' } : entry,
      );
    expect(await kinds((entries) => [...backwards(entries), ...entries.slice(-1)])).toContain('time');
  });

  test('erase a wave that was not closed, unless a note says that it is held back; and never early', async () => {
    const note = { kind: 'held-back', units: [], text: 'Results are late.', replaces: null };
    const heldBack =
      (early = false) =>
      (entries: LogEntry[], put: (bytes: Uint8Array) => string) =>
        entries.flatMap((entry, i) => {
          if (entry.type === 'release' || entry.type === 'wave-close') {
            const { season, wave } = jsonOf(board, entry.body);
            if (entry.type === 'release') return [];
            return { ...entry, type: 'note' as const, body: put(jcs({ ...note, season, wave })) };
          }
          return early && entry.type === 'erasure' ? { ...entry, at: entries[i - 1]?.at ?? '' } : entry;
        });
    expect(await explanations(heldBack())).toBe('');
    expect(await explanations(heldBack(true))).toMatch(/before the dispute window was over/);
    expect(
      await explanations((entries) => entries.filter(({ type }) => !/release|wave-close/.test(type))),
    ).toMatch(/erased that was never released/);
  });

  test('say that fewer or more rows were erased than were closed', async () => {
    expect(await kinds(replaced('erasure', (doc) => ({ ...doc, erased: 1 })))).toEqual(['erasure']);
  });
});

test('the nullifier of a ballot is its nonce, and stands once on a list', () => {
  const [close] = entriesOf(board).filter(({ type }) => type === 'wave-close');
  const { ballots } = jsonOf(board, close?.body ?? '');
  const lines = decodeBallotList(board.docs.get(String(ballots)) ?? new Uint8Array()) ?? [];
  expect(new Set(lines.map(({ token }) => hex(token.subarray(2, 34)))).size).toBe(lines.length);
});
