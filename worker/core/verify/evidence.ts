/**
 * Evidence that a box broke its word: it signed a receipt, and the closed wave's public list holds the ballot not at
 * all, or as it was before. Anybody can confirm it against the board, without trust in whoever shows it.
 *
 * `{format: "chorus-evidence/1", mh, wave, token, leaf, receipt}`; mh hex, the others base64url. The token says which
 * wave the ballot was for (a receipt does not), the leaf what was promised. It holds no answer and nothing that could
 * answer, change or withdraw; but it names the ballot, so whoever gets it and has the box's rows can look up answers.
 */
import { challengeDigest } from '../ballot/challenge.ts';
import { ed25519Verify } from '../ballot/ed25519.ts';
import { importIssuerKey, keyId, keysRoot } from '../ballot/key.ts';
import { type BallotLine, ballotLeaf, decodeBallotList, lineNonce } from '../ballot/list.ts';
import { verifyLog } from '../ballot/log.ts';
import { parseManifest } from '../ballot/manifest.ts';
import { merkleRoot } from '../ballot/merkle.ts';
import { parseReceiptLeaf, type ReceiptLeaf, verifyReceipt } from '../ballot/receipt.ts';
import { hasKeys, isHash, isId, parseJson } from '../ballot/shape.ts';
import { ballotMessage } from '../ballot/sheet.ts';
import { ballotNonce, parseToken, verifyToken } from '../ballot/token.ts';
import { type Bytes, b64u, equal, fromB64u, fromHex, fromUtf8, hex } from '../bytes.ts';
import { jcs, jcsText } from '../jcs.ts';
import type { Id, LogEntry, Manifest, WaveClose } from '../season.ts';
import { isCollectionClose, isKeyList, isWaveClose } from './closingShapes.ts';
import { type BoardSource, checkedDoc, checkedRecord } from './source.ts';

export type Evidence = { mh: string; wave: Id; token: Bytes; leaf: Bytes; receipt: Bytes };

const FORMAT = 'chorus-evidence/1';

export const evidenceText = ({ mh, wave, token, leaf, receipt }: Evidence): string =>
  jcsText({ format: FORMAT, mh, wave, token: b64u(token), leaf: b64u(leaf), receipt: b64u(receipt) });

/** Null for any other text. */
export const parseEvidence = (text: string): Evidence | null => {
  const value = parseJson(text);
  if (!hasKeys(value, ['format', 'mh', 'wave', 'token', 'leaf', 'receipt']) || value.format !== FORMAT)
    return null;
  const bytes = (field: unknown) => (typeof field === 'string' ? fromB64u(field) : null);
  const [token, leaf, receipt] = [bytes(value.token), bytes(value.leaf), bytes(value.receipt)];
  if (!isHash(value.mh) || !isId(value.wave) || !token || !leaf || !receipt) return null;
  return { mh: value.mh, wave: value.wave, token, leaf, receipt };
};

export type Verdict =
  /** Confirmed: the list does not hold the ballot. */
  | 'missing'
  /** Confirmed: the list holds an earlier revision, or another one under the same number. */
  | 'stale'
  /** No fault: counted as the receipt says. */
  | 'counted'
  /** No fault: whoever holds the ballot changed it after this receipt. */
  | 'changed-later'
  /** Not yet: the wave has not been closed on the board. */
  | 'not-closed'
  /** The receipt or the token is not one of this board's, or not of this wave. */
  | 'not-a-receipt'
  /** The receipt may be for another wave in which the same ballot key was used. */
  | 'other-wave'
  /** The board itself is broken: a document is missing, the log does not verify, the list has another root. */
  | 'broken-board';

type Season = { manifest: Manifest; entries: LogEntry[]; mh: string };

const readSeason = async (board: BoardSource, mh: string): Promise<Season | null> => {
  const bytes = await checkedDoc(board, mh);
  const manifest = bytes && parseManifest(bytes);
  const verified = manifest ? await verifyLog(await board.log(), manifest.log_key) : null;
  const sealed =
    verified?.ok && verified.entries.some(({ type, body }) => type === 'manifest' && body === mh);
  return manifest && verified?.ok && sealed ? { manifest, entries: verified.entries, mh } : null;
};

/** Key id (hex) -> wave, cohort and modulus; null when the list is not the one that the manifest sealed. */
type Keys = Map<string, { wave: Id; cohort: Id; n: Bytes }>;

const readKeys = async (board: BoardSource, { manifest, entries, mh }: Season): Promise<Keys | null> => {
  for (const { type, body } of entries) {
    const close = type === 'collection-close' ? await checkedRecord(board, body) : null;
    if (!isCollectionClose(close) || close.mh !== mh) continue;
    const bytes = await checkedDoc(board, close.keys);
    const lines = bytes && parseJson(fromUtf8(bytes) ?? '');
    if (!bytes || !isKeyList(lines) || !equal(jcs(lines), bytes)) return null;
    if (hex(keysRoot(lines)) !== manifest.keys_root) return null;
    return new Map(
      lines.flatMap(({ wave, cohort, n: text }) => {
        const n = fromB64u(text);
        return n ? [[hex(keyId(n)), { wave, cohort, n }] as const] : [];
      }),
    );
  }
  return null;
};

/** A closed wave and the hash of the document that closed it. */
export type Closed = { close: WaveClose; hash: string };

/** The closes of a season's waves; one that is missing or malformed makes the board broken. */
const readCloses = async (board: BoardSource, { entries, mh }: Season): Promise<Closed[] | null> => {
  const closes: Closed[] = [];
  for (const { type, body } of entries) {
    if (type !== 'wave-close') continue;
    const close = await checkedRecord(board, body);
    if (!isWaveClose(close)) return null;
    if (close.mh === mh) closes.push({ close, hash: body });
  }
  return closes;
};

/** How a verified log closed this wave; null when it has not, or when the board is broken. */
export const closedWave = async (board: BoardSource, mh: string, wave: Id): Promise<Closed | null> => {
  const season = await readSeason(board, mh);
  const closes = season && (await readCloses(board, season));
  return closes?.find(({ close }) => close.wave === wave) ?? null;
};

/** The list of a closed wave, under its root; null when it is not what the close says. */
const readList = async (board: BoardSource, close: WaveClose, keys: Keys): Promise<BallotLine[] | null> => {
  const bytes = await checkedDoc(board, close.ballots);
  const lines = bytes && decodeBallotList(bytes);
  if (!lines) return null;
  const leaves = lines.map((line) =>
    ballotLeaf(line, keys.get(hex(parseToken(line.token)?.keyId ?? new Uint8Array()))?.cohort ?? ''),
  );
  return hex(merkleRoot(leaves)) === close.root ? lines : null;
};

/** Did the box of this season sign this leaf, for a ballot of this wave? */
const isPromise = async (
  { manifest }: Season,
  keys: Keys,
  evidence: Evidence,
): Promise<ReceiptLeaf | null> => {
  const { wave, token, receipt } = evidence;
  const mh = fromHex(evidence.mh) ?? new Uint8Array();
  const leaf = parseReceiptLeaf(evidence.leaf);
  const fields = parseToken(token);
  const key = fields && keys.get(hex(fields.keyId));
  if (!leaf || !fields || !key || key.wave !== wave || key.cohort !== leaf.cohort) return null;
  if (!equal(fields.nonce, leaf.nonce)) return null;
  const digest = challengeDigest({ desk: manifest.desk, box: manifest.box, mh, wave });
  if (!equal(fields.challengeDigest, digest) || !(await verifyToken(await importIssuerKey(key.n), token)))
    return null;
  const signed = verifyReceipt({ receiptKey: manifest.receipt_key, mh, leaf: evidence.leaf, receipt });
  return (await signed) ? leaf : null;
};

const lineOf = (lines: BallotLine[], { nonce }: ReceiptLeaf) =>
  lines.find((line) => equal(lineNonce(line), nonce));

/** Is a line signed by its ballot's own key? A newer revision that is not was made up by somebody else. */
const isOwn = async (line: BallotLine, { nonce }: ReceiptLeaf, { mh: hash }: Season): Promise<boolean> => {
  const { vk, rev, op, commit, sig } = line;
  const mh = fromHex(hash) ?? new Uint8Array();
  return (
    equal(ballotNonce(vk), nonce) && ed25519Verify(vk, ballotMessage({ mh, nonce, rev, op, commit }), sig)
  );
};

/**
 * What the board says to a receipt. `missing` and `stale` are the evidence confirmed. Reads the log, the manifest, the
 * key list and the whole ballot list; asks for nothing that names the ballot. O(ballots) hashes, two signatures.
 *
 * Does not check the other ballots: that is `verifyBoard`. A member who used one ballot key in two waves could pass off
 * a receipt of one as one of the other; so a nonce that any other closed list of the season holds proves nothing.
 *
 * @example await judgeEvidence(source, parseEvidence(await readFile('evidence.json', 'utf8')))
 */
export const judgeEvidence = async (board: BoardSource, evidence: Evidence): Promise<Verdict> => {
  const season = await readSeason(board, evidence.mh);
  if (!season) return 'broken-board';
  const closes = await readCloses(board, season);
  const closed = closes?.find(({ close }) => close.wave === evidence.wave);
  if (!closes) return 'broken-board';
  if (!closed) return 'not-closed';
  const keys = await readKeys(board, season);
  if (!keys) return 'broken-board';
  const leaf = await isPromise(season, keys, evidence);
  if (!leaf) return 'not-a-receipt';
  const list = await readList(board, closed.close, keys);
  if (!list) return 'broken-board';
  const line = lineOf(list, leaf);
  if (line && equal(ballotLeaf(line, leaf.cohort), evidence.leaf)) return 'counted';
  if (line && line.rev > leaf.rev && (await isOwn(line, leaf, season))) return 'changed-later';
  for (const other of closes) {
    if (other === closed) continue;
    const lines = await readList(board, other.close, keys);
    if (!lines) return 'broken-board';
    if (lineOf(lines, leaf)) return 'other-wave';
  }
  return line ? 'stale' : 'missing';
};
