/** One host of a split organisation: the real server over its data folder, with a clock that the test moves. */
import { serve } from '../../worker/node.ts';

const [dataDir = '', port = ''] = process.argv.slice(2);
const server = await serve({ dataDir, port: Number(port), rehearsal: true });
process.send?.('ready');
process.once('SIGTERM', async () => {
  await server.stop();
  process.disconnect();
});
