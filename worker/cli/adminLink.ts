/** The steward's link, as `serve` prints it: where the server is, which organisation, and the token in the fragment. */
import { UsageError } from './command.ts';

export type AdminLink = { origin: string; org: string; token: string };

export const formatAdminLink = ({ origin, org, token }: AdminLink): string =>
  `${origin}/o/${org}/#admin.${token}`;

/** Throws UsageError for anything that is not such a link. */
export const parseAdminLink = (text: string): AdminLink => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const org = /^\/o\/([a-z0-9-]+)(\/|$)/.exec(url?.pathname ?? '')?.[1];
  const token = /^#admin\.(\S+)$/.exec(url?.hash ?? '')?.[1];
  if (!url || org === undefined || token === undefined)
    throw new UsageError(
      'an admin link looks like https://chorus.example.org/o/acme-…/#admin.…; "chorus serve" prints it.',
    );
  return { origin: url.origin, org, token };
};
