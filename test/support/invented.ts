/** The invented releases as the pages hold them, without a server. */
import type { Board, ReleasedWave } from '../../web/results/board.ts';
import { inventReleases } from './releases.ts';

export const inventedBoard = (): Board => {
  const { seasons, releases } = inventReleases({
    org: 'northwind-aaaaaaaaaaaaaaaa',
    name: 'Northwind Systems',
    logKey: '',
    receiptKey: '',
    deskUrl: '',
    boxUrl: '',
  });
  const waves = releases.flatMap((release, i): ReleasedWave[] => {
    const season = seasons.find((one) => one.mh === release.manifest);
    const plan = season?.manifest.waves.find((wave) => wave.id === release.wave);
    return plan ? [{ id: `${release.season}.${release.wave}`, number: i + 1, plan, release }] : [];
  });
  return { org: 'northwind-aaaaaaaaaaaaaaaa', seasons, waves, events: [] };
};
