/** Crosses from desk to board: what the desk prepared becomes the season's public, unchangeable manifest. */
import { readModuli } from '../db/desk/keys/queries/issuerKeys.ts';
import { freezeManifest, markSealed } from '../db/desk/queries/freezeManifest.ts';
import { readSeason, readSeasonDocuments } from '../db/desk/queries/readSeason.ts';
import { isModulus, keyTree, sortKeyLines } from './core/ballot/key.ts';
import { checkManifestFloors, manifestHash, parseManifest } from './core/ballot/manifest.ts';
import { checkManifestAfter, manifestsBefore } from './core/ballot/manifestAfter.ts';
import { b64u, hex, utf8 } from './core/bytes.ts';
import { jcs, jcsText } from './core/jcs.ts';
import { ok, type Result, refuse } from './core/result.ts';
import type { Id, Instant, KeyLine, Manifest } from './core/season.ts';
import type { DeskSide } from './deps.ts';
import { frameFrom, manifestOf, planFrom, type Seat } from './desk/plan.ts';
import type { BoardReader, Publish, PublishedDoc } from './publication.ts';

/**
 * Seals a planned season and publishes its manifest with the documents it names; hands back mh (hex).
 * The manifest is frozen in the desk's own store first: a seal that was killed, or done twice, or twice at
 * once, publishes the same bytes, and the board takes them once.
 * Refuses while keys are missing, while any floor is broken, and what may not come after the seasons on the board.
 */
export async function sealSeason(
  side: DeskSide,
  seat: Seat & { publish: Publish; board: BoardReader },
  { season, now }: { season: Id; now: Instant },
): Promise<Result<string>> {
  const [head, documents] = await Promise.all([
    readSeason(side.db, season),
    readSeasonDocuments(side.db, season),
  ]);
  if (!head || !documents) return refuse('not-found');
  if (head.mh) return refuse('season-sealed');
  const plan = planFrom(head.plan);
  const frame = frameFrom(documents.frame);

  const wanted = new Set(
    plan.waves.flatMap((wave) => frame.cohorts.map((cohort) => `${wave.id} ${cohort.id}`)),
  );
  const stored = await readModuli(side.keys, season);
  const moduli = stored.filter((key) => wanted.has(`${key.wave} ${key.cohort}`));
  if (moduli.length < wanted.size) return refuse('keys-not-ready');
  const lines = sortKeyLines(moduli.map(({ wave, cohort, n }) => ({ wave, cohort, n: b64u(n) })));
  if (!moduli.every((key) => isModulus(key.n)) || new Set(lines.map((line) => line.n)).size < lines.length)
    throw new Error('issuer keys are not distinct 2048-bit moduli');

  const tree = keyTree(lines);
  const manifest = manifestOf(seat, { season, plan, frame, keysRoot: hex(tree.root) });
  // A frozen manifest may be on the board already: it is compared with those before it only.
  const mine = hex(manifestHash(documents.manifest === null ? jcs(manifest) : utf8(documents.manifest)));
  const problems = [
    ...(documents.manifest === null ? checkManifestFloors(manifest, { now }) : []),
    ...checkManifestAfter(manifest, await manifestsBefore(seat.board, mine)),
  ];
  if (problems.length > 0) return refuse('bad-plan', problems);
  const frozen = await freezeManifest(side.db, season, jcsText(manifest));
  const body = utf8(frozen ?? '');
  const sealed = parseManifest(body);
  if (!sealed) throw new Error('the frozen manifest is not a manifest');
  const mh = await publishManifest(seat.publish, {
    body,
    sealed,
    lines,
    now,
    questionnaires: frame.questionnaires,
  });
  await markSealed(side.db, season, mh);
  return ok(mh);
}

/** Everything a member needs stands on the board before the manifest that names it does. */
async function publishManifest(
  publish: Publish,
  what: { body: Uint8Array; sealed: Manifest; lines: KeyLine[]; now: Instant; questionnaires: object[] },
): Promise<string> {
  const mh = hex(manifestHash(what.body));
  const waves = what.sealed.waves.map((wave) => wave.id);
  const tree = keyTree(what.lines);
  const docs: PublishedDoc[] = [
    ...what.questionnaires.map((questionnaire) => ({ bytes: jcs(questionnaire) })),
    { bytes: jcs(what.lines), name: `keys/${mh}` },
    ...what.sealed.cohorts.map(({ id }) => ({
      bytes: jcs(tree.cohortKeys(id, waves)),
      name: `keys/${mh}/${id}`,
    })),
  ];
  const { hash } = await publish({ type: 'manifest', at: what.now, body: what.body, docs });
  return hash;
}
