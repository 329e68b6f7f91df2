import { createContext, useContext } from 'solid-js';
import type { Board } from './board.ts';

export const BoardContext = createContext<Board>();

/** The board that the organisation's page has read. */
export const useBoard = (): Board => {
  const board = useContext(BoardContext);
  if (!board) throw new Error('A page of an organisation was drawn without its board.');
  return board;
};
