import type { RefusalCode } from './core/result.ts';

/** One plain sentence for each refusal, for people who read the API's answers; pages say it in their own words. */
export const REFUSAL_TEXT: Record<RefusalCode, string> = {
  'bad-request': 'The request does not have the shape or size that is expected here.',
  'not-signed-in': 'This needs the admin token of the organisation.',
  'not-found': 'There is nothing here.',
  'bad-roster': 'The roster has problems; nothing was changed.',
  'roster-changed': 'This is not the roster that was previewed; nothing was changed. Preview it again.',
  'bad-plan': 'The plan breaks a rule; nothing was changed.',
  'season-exists': 'There is a season of that name, or one of its waves was used before.',
  'season-sealed': 'The season is sealed: nothing in it can change.',
  'keys-not-ready': 'The signing keys of this season are still being made.',
  'unknown-code': 'This code opens nothing in this season.',
  'collection-not-open': 'Ballots cannot be collected yet.',
  'collection-closed': 'Ballots can no longer be collected.',
  'already-collected': 'Ballots were already collected with this code, from another browser.',
  'bad-blinded-request': 'These are not the blinded requests of this cohort, one for each wave.',
  'credentials-present': 'A ballot is taken only without cookie or sign-in.',
  'bad-ballot': 'This ballot is not valid.',
  'wave-not-open': 'This wave is not open.',
  'bad-answers': 'The answers do not fit the questionnaire.',
  'stale-revision': 'A newer revision of this ballot is stored.',
  'store-busy': 'The store is busy; nothing was changed. Try again in a moment.',
  'store-full': 'The disk of the server is full; nothing was changed. Whoever runs it has to make room.',
  'unknown-publisher': 'No key that this board knows signed this.',
  'not-yours-to-publish': 'This side may not publish that.',
  'bad-publication': 'The board does not take this entry: the log could never lose it again.',
  'board-unreachable':
    'The board cannot be reached. Nothing is lost: it is sent again. Try again in a moment.',
  'board-refused': 'The board does not take what this side publishes.',
  'not-a-rehearsal':
    'The clock of this server cannot be moved: no wave is ever closed early. Only a demo or a rehearsal on a throw-away store (chorus demo, chorus serve --rehearsal) has a clock that moves.',
};
