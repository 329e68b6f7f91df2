/** Where a steward's command speaks to: the admin link given, or the one that the data folder's secrets make. */
import { readConfig } from '../config.ts';
import { organisationsIn, readSecrets } from '../node/organisationFolder.ts';
import { Unsafe } from '../unsafe.ts';
import { type AdminLink, parseAdminLink } from './adminLink.ts';
import { type Api, makeApi, overHttp } from './api.ts';
import { type Command, textOption, UsageError, type Values } from './command.ts';

export const adminOptions = {
  admin: { type: 'string' },
  data: { type: 'string' },
  org: { type: 'string' },
} satisfies Command['options'];

export const adminHelp = `  --admin LINK        the admin link that "chorus serve" prints (or CHORUS_ADMIN);
                      without it, the secrets of the data folder and CHORUS_URL are used
  --data FOLDER       instead of CHORUS_DATA
  --org ORG           which organisation, if the data folder has several`;

const fromFolder = (values: Values): AdminLink => {
  const data = textOption(values, 'data');
  const read = readConfig({ ...process.env, ...(data === undefined ? {} : { CHORUS_DATA: data }) });
  if (!read.ok) throw new Unsafe(read.problems);
  const { dataDir, deskUrl } = read.config;
  const orgs = organisationsIn(dataDir);
  const wanted = textOption(values, 'org');
  const [org, ...others] = wanted === undefined ? orgs : orgs.filter((one) => one === wanted);
  if (org === undefined)
    throw new UsageError(`which server? Give --admin LINK: ${dataDir} holds no such organisation.`);
  if (others.length > 0) throw new UsageError(`which organisation? Give --org: ${orgs.join(', ')}.`);
  const token = readSecrets(dataDir, org).desk?.admin;
  if (token === undefined)
    throw new UsageError(`the desk of ${org} is on another host: give its admin link with --admin LINK.`);
  return { origin: deskUrl, org, token };
};

export const adminLinkOf = (values: Values): AdminLink => {
  const given = textOption(values, 'admin') ?? process.env.CHORUS_ADMIN;
  return given === undefined || given === '' ? fromFolder(values) : parseAdminLink(given);
};

export const adminApi = (values: Values): { api: Api; link: AdminLink } => {
  const link = adminLinkOf(values);
  return { api: makeApi(overHttp(link.origin), link.org, link.token), link };
};
