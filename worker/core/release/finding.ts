/** Why a document must not be published. Holds no count: what a refusal says may end in a terminal. */
export type Finding = {
  kind: 'form' | 'small-pool' | 'small-cell' | 'wrong-figure' | 'narrow-step' | 'off-grid' | 'comment';
  /** Unit and item, or the part of the document. */
  where: string;
  explanation: string;
};

export const finding = (kind: Finding['kind'], where: string, explanation: string): Finding => ({
  kind,
  where,
  explanation,
});
