/** What a check of a rehearsal found wrong, in words. Empty means: everything was as promised. */
export type Findings = string[];

/** Adds a sentence when something does not hold. At most a few of each kind: a broken store would give thousands. */
export const makeFindings = (limit = 20) => {
  const found: Findings = [];
  return {
    found,
    expect(holds: boolean, sentence: () => string) {
      if (!holds && found.length < limit) found.push(sentence());
    },
  };
};

export type Expect = ReturnType<typeof makeFindings>['expect'];
