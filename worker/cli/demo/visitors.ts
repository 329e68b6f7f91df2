/** Somebody fresh for every visitor: a collect code never used, or ballots that nobody has answered with. */
import { encodeBallotLink } from '../../core/ballot/link.ts';
import { manifestHash } from '../../core/ballot/manifest.ts';
import { collectCode } from '../../core/ballot/member.ts';
import { type Bytes, fromB64u } from '../../core/bytes.ts';
import { jcs } from '../../core/jcs.ts';
import type { Organisation } from '../../deps.ts';
import { seasonOnBoard } from './seasonOnBoard.ts';
import { type Progress, readBallots, readVisitors, writeProgress } from './store.ts';
import { COLLECTING_SEASON, OPEN_SEASON } from './story.ts';

const bytesOf = (text: string): Bytes => fromB64u(text) ?? new Uint8Array();

/** Both give a path with everything private in the fragment, as a link in a message would. */
export const visitors = (folder: string, progress: Progress) => ({
  collectLink: ({ org, desk }: Organisation): string => {
    const ids = readVisitors(folder);
    const id = ids[progress.codes++ % ids.length];
    writeProgress(folder, progress);
    if (!desk || id === undefined) throw new Error('the demo has nobody left to collect');
    return `/o/${org}/collect#${COLLECTING_SEASON.id}.${collectCode(desk.rosterKey, COLLECTING_SEASON.id, id)}`;
  },
  answerLink: async (organisation: Organisation): Promise<string> => {
    const manifest = await seasonOnBoard(organisation, OPEN_SEASON.id);
    const ballots = readBallots(folder, `${OPEN_SEASON.id}-visitors`) ?? [];
    const kept = ballots[progress.links++ % ballots.length];
    writeProgress(folder, progress);
    if (!kept) throw new Error('the demo has no ballots for visitors');
    const link = encodeBallotLink({
      mh: manifestHash(jcs(manifest)),
      cohort: kept.cohort,
      ballots: [{ wave: 0, seed: bytesOf(kept.seed), authenticator: bytesOf(kept.authenticator) }],
    });
    return `/o/${organisation.org}/answer#b.${link}`;
  },
});
