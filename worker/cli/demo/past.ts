/**
 * The thirteen waves that are over when the demo begins. Their answers come from the model and go through the
 * real count and the real release; their manifests and log entries say truthfully that no ballot stands behind
 * them: no keys, nothing issued, an empty ballot list, and a note in words.
 */

import { keysRoot } from '../../core/ballot/key.ts';
import { issuedLeaf, issuedRoot, memberLeaf, memberSecret, membersRoot } from '../../core/ballot/member.ts';
import { merkleRoot } from '../../core/ballot/merkle.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../core/bank.ts';
import { type Bytes, hex, sha256 } from '../../core/bytes.ts';
import { type FormedCohort, formCohorts } from '../../core/cohort/form.ts';
import { jcs } from '../../core/jcs.ts';
import type { ReleaseDocument } from '../../core/release/document.ts';
import { release } from '../../core/release/release.ts';
import { tally } from '../../core/release/tally.ts';
import { releaseBytes } from '../../core/release/write.ts';
import type { CollectionClose, Erasure, Id, Manifest, WaveClose, WavePlan } from '../../core/season.ts';
import type { Seat } from '../../desk/plan.ts';
import type { Publication } from '../../publication.ts';
import { later } from '../instant.ts';
import { takesPart, waveModel } from './model.ts';
import { type Person, roster } from './organisation.ts';
import { DEMO_RULES, PAST_SEASONS, type StorySeason } from './story.ts';

export const DEMO_QUESTIONNAIRE = DEFAULT_QUESTIONNAIRE('pulse');

const NOTHING = new Uint8Array();
const NO_KEYS = jcs([]);
const hash = (bytes: Uint8Array) => hex(sha256(bytes));

type Past = {
  season: StorySeason;
  manifest: Manifest;
  mh: string;
  leaves: Map<Id, Bytes[]>;
  cohortOf: Map<string, Id>;
};

const leavesOf = (season: Id, cohort: FormedCohort, rosterKey: Uint8Array): Bytes[] =>
  cohort.members.map((employeeId) =>
    memberLeaf({
      season,
      cohort: cohort.id,
      employeeId,
      secret: memberSecret(rosterKey, season, employeeId),
    }),
  );

/** What the desk would put in: as the live seasons of the demo have it. */
export type NamedSeat = Seat & { name: string };

const manifestOf = (seat: NamedSeat, season: StorySeason, persons: Person[], rosterKey: Uint8Array): Past => {
  const formed = formCohorts(roster(persons, season.roster), {
    k_cohort: DEMO_RULES.k_cohort,
    organisation: seat.name,
  });
  if (!formed.ok) throw new Error('the demo roster forms no cohorts');
  const { units, cohorts, assignment } = formed.value;
  const leaves = new Map(cohorts.map((cohort) => [cohort.id, leavesOf(season.id, cohort, rosterKey)]));
  const manifest: Manifest = {
    v: 1,
    suite: 1,
    org: seat.org,
    season: season.id,
    rules: DEMO_RULES,
    collect_opens: season.collect_opens,
    collect_closes: season.collect_closes,
    units,
    attributes: [],
    priority: 'units',
    waves: season.waves.map((wave) => ({ ...wave, questionnaire_hash: hash(jcs(DEMO_QUESTIONNAIRE)) })),
    cohorts: cohorts.map(({ id, unit, label, attributes, size }) => ({
      id,
      unit,
      label,
      attributes,
      size,
      members_root: hex(membersRoot(leaves.get(id) ?? [])),
    })),
    keys_root: hex(keysRoot([])),
    log_key: seat.logKey,
    receipt_key: seat.receiptKey,
    desk: seat.deskUrl,
    box: seat.boxUrl,
  };
  return { season, manifest, mh: hash(jcs(manifest)), leaves, cohortOf: assignment };
};

const opening = ({ season, manifest }: Past): Publication[] => {
  const at = later(season.collect_opens, { days: -3 });
  const text = `The waves of season ${season.id} were made by the demo's model and hold no ballots: no keys were made, nothing was collected, the ballot lists are empty. Only the counting and the release are real.`;
  return [
    { type: 'manifest', at, body: jcs(manifest), docs: [{ bytes: jcs(DEMO_QUESTIONNAIRE) }] },
    {
      type: 'note',
      at,
      body: jcs({ kind: 'model', season: season.id, wave: null, units: [], text, replaces: null }),
    },
  ];
};

const collection = ({ season, manifest, mh, leaves }: Past): Publication => {
  const body: CollectionClose = {
    season: season.id,
    mh,
    keys: hash(NO_KEYS),
    keys_destroyed: true,
    cohorts: manifest.cohorts.map(({ id }) => ({
      cohort: id,
      issued: 0,
      issued_root: hex(issuedRoot((leaves.get(id) ?? []).map((leaf) => issuedLeaf(leaf, false)))),
    })),
  };
  return { type: 'collection-close', at: season.collect_closes, body: jcs(body), docs: [{ bytes: NO_KEYS }] };
};

const releaseOf = (past: Past, wave: WavePlan, persons: Person[], previous: ReleaseDocument | undefined) => {
  const { manifest, mh, season, cohortOf } = past;
  const sheetOf = waveModel(DEMO_QUESTIONNAIRE, wave.id, season.roster);
  const ballots = persons
    .filter((person) => takesPart(person, person[season.roster], wave.id))
    .map((person) => ({ cohort: cohortOf.get(person.id) ?? '', answers: sheetOf(person) }));
  return release({
    manifest,
    mh,
    questionnaire: DEMO_QUESTIONNAIRE,
    tally: tally({ manifest, questionnaire: DEMO_QUESTIONNAIRE, ballots }),
    wave: wave.id,
    ...(previous ? { previous } : {}),
  });
};

const closing = (past: Past, wave: WavePlan, document: ReleaseDocument): Publication[] => {
  const { mh, manifest, season } = past;
  const bytes = releaseBytes(document);
  const close: WaveClose = {
    season: season.id,
    wave: wave.id,
    mh,
    root: hex(merkleRoot([])),
    size: 0,
    cohorts: manifest.cohorts.map(({ id }) => ({ cohort: id, ballots: 0, withdrawn: 0 })),
    release_hash: hash(bytes),
    ballots: hash(NOTHING),
  };
  const erasure: Erasure = { season: season.id, wave: wave.id, mh, erased: 0 };
  return [
    { type: 'wave-close', at: wave.closes, body: jcs(close), docs: [{ bytes: NOTHING }] },
    { type: 'release', at: wave.releases, body: bytes },
    { type: 'erasure', at: later(wave.releases, { days: DEMO_RULES.dispute_days }), body: jcs(erasure) },
  ];
};

/** Everything the board holds about the past, in the order of time. `done` is called after every wave. */
export const pastPublications = (
  seat: NamedSeat,
  rosterKey: Uint8Array,
  persons: Person[],
  done: () => void,
): Publication[] => {
  const publications: Publication[] = [];
  let previous: ReleaseDocument | undefined;
  for (const season of PAST_SEASONS) {
    const past = manifestOf(seat, season, persons, rosterKey);
    publications.push(...opening(past), collection(past));
    for (const wave of season.waves) {
      previous = releaseOf(past, wave, persons, previous);
      publications.push(...closing(past, wave, previous));
      done();
    }
  }
  return publications.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};
