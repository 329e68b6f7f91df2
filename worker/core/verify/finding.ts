/** What an outside verification found wrong, in words that name the place. */
export type Finding = {
  kind:
    | 'log' // chain, order or a signature of the log
    | 'missing' // a document that the log names is not there, or has another hash
    | 'manifest' // a manifest that breaks a floor or has another key for the log
    | 'keys' // the key list does not match the manifest, or a key stands twice
    | 'collection' // issued totals that cannot be
    | 'ballots' // the ballot list: a token, a signature, a nullifier, a bound, the root
    | 'release' // not the release that was frozen at the close, or not of this wave
    | 'erasure' // erased too early, or other numbers than were counted
    | 'roster' // members, roots or issued bits that are not those of a guardian's roster
    | 'time'; // an entry before its time
  /** Where: `season`, or `season, wave`. Empty for the log itself. */
  where: string;
  explanation: string;
};

export type Report = (kind: Finding['kind'], where: string, explanation: string) => void;
