/** What the bytes of the box's files tell of the order in which ballots arrived. */
import { ballotTraces, traceTable } from '../support/ballotTraces.ts';

export const benchForensic = async () => traceTable(await ballotTraces(5000));

if (import.meta.main) console.log(JSON.stringify(await benchForensic()));
