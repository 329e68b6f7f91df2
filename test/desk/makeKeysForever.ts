/** A desk that makes the keys of a draft until it is killed. Arguments: data folder, organisation, season. */
import { makeKeys } from '../../worker/desk/makeKeys.ts';
import { openNodeOrganisation } from '../../worker/node.ts';

const [folder = '', org = '', season = ''] = process.argv.slice(2);
const { organisation } = await openNodeOrganisation(folder, org);
if (!organisation.desk) throw new Error('no desk');
await makeKeys(organisation.desk, season, 60_000);
