import { createContext, useContext } from 'solid-js';

/** Given to every screen of a device that many people use, and nowhere else. */
export type SharedDevice = {
  /** Forgets everything and goes back to the start; null while that would lose something on its way. */
  leave: () => (() => void) | null;
};

export const SharedDeviceContext = createContext<SharedDevice>();

export const useSharedDevice = (): SharedDevice | undefined => useContext(SharedDeviceContext);
