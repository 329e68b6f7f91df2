/** Per cent of ballots that an operator who keeps every row and every time can say are whose. */
import { linkingTable } from '../support/linkingTable.ts';
import { stream } from '../support/organisations.ts';

export const benchLinking = async () => linkingTable(400, stream(20_260_914));

if (import.meta.main) console.log(JSON.stringify(await benchLinking()));
