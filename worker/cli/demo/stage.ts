/** The demo's organisation opened for building: the real app over the real store, at whatever time the story needs. */
import { createApp } from '../../app.ts';
import type { Instant } from '../../core/season.ts';
import type { Deps, Organisation } from '../../deps.ts';
import { type OpenOrganisation, openNodeOrganisation } from '../../node.ts';
import { tickUntilDone } from '../../schedule.ts';
import { type Api, makeApi } from '../api.ts';
import { relaxStore } from '../relaxStore.ts';

export const ORGANISATION_NAME = 'Northwind Systems';

export type Stage = {
  organisation: Organisation;
  api: Api;
  rosterKey: Uint8Array;
  /** Sets the story's time and does nothing else. */
  at(now: Instant): void;
  /** Does whatever is due at that time. */
  tick(): Promise<void>;
  close(): Promise<void>;
};

const rosterKeyOf = ({ organisation }: OpenOrganisation): Uint8Array => {
  const key = organisation.desk?.rosterKey;
  if (!key) throw new Error('the demo has a desk');
  return key;
};

export const openStage = async (folder: string, origin: string, start: Instant): Promise<Stage> => {
  const open = await openNodeOrganisation(folder, ORGANISATION_NAME, {
    create: true,
    deskUrl: origin,
    boxUrl: origin,
  });
  const { organisation } = open;
  await relaxStore(organisation);
  let now = start;
  const deps: Deps = {
    organisation: async (org) => (org === organisation.org ? organisation : null),
    organisations: async () => [organisation],
    now: () => now,
  };
  const app = createApp(deps);
  return {
    organisation,
    api: makeApi(async (path, init) => app.request(path, init), organisation.org, open.adminToken),
    rosterKey: rosterKeyOf(open),
    at: (instant) => {
      now = instant;
    },
    tick: () => tickUntilDone(deps, organisation),
    close: open.close,
  };
};
