import { waveNames } from '../waveName.ts';
import { useSpeech } from '../words.tsx';
import type { Sitting } from './sitting.ts';

/** The wave's bare name, `October`. */
export const useWaveName = (): ((sitting: Sitting) => string) => {
  const { format } = useSpeech();
  return ({ enrolment, wave }) => {
    const place = enrolment.manifest.waves.findIndex(({ id }) => id === wave.id);
    return waveNames(enrolment.manifest.waves, format)[place] ?? '';
  };
};

/** `October pulse` */
export const usePulse = (): ((sitting: Sitting) => string) => {
  const { t } = useSpeech();
  const name = useWaveName();
  return (sitting) => t.answer.pulse(name(sitting));
};
