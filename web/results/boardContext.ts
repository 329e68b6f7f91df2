import { createContext, useContext } from 'solid-js';
import type { Board } from './board.ts';
import type { Trouble } from './boardFile.ts';

export const BoardContext = createContext<Board>();

/** The board that the organisation's page has read. */
export const useBoard = (): Board => {
  const board = useContext(BoardContext);
  if (!board) throw new Error('A page of an organisation was drawn without its board.');
  return board;
};

/** Tells the organisation's page that what it shows cannot be believed. */
export const TroubleContext = createContext<(why: Trouble) => void>(() => undefined);
