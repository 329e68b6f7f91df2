/** A state narrowed to one of its kinds, or null: lets a branch of a page read the fields of its own state. */
export const only = <State extends { at: string }, At extends State['at']>(
  state: State,
  at: At,
): Extract<State, { at: At }> | null => (state.at === at ? (state as Extract<State, { at: At }>) : null);
